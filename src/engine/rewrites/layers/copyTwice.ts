import type { CopyInstruction, Instruction } from '../../dockerfile/instruction.ts';
import { normalizePath } from '../../filesystem/normalizePath.ts';
import { removeInstruction } from '../edits/instructionEdits.ts';
import { layerOf } from '../edits/layerOf.ts';
import type { Proposal, Rewrite, Scene } from '../rewrite.ts';

/** What changes or takes away files, so that a second copy may be meant to bring them back. */
const CHANGES =
  /\b(rm|mv|cp|sed|perl|patch|envsubst|git|tar|unzip|chmod|chown|truncate|tee|uninstall|remove|purge)\b|>/;

/** A copy of what is there already is stored a second time: layers hold whole files, the same or not (image-spec, layer.md). */
export const copyTwice: Rewrite = {
  id: 'copy-once',
  find(scene) {
    return scene.dockerfile.stages.flatMap(({ instructions }) => {
      const seen: Seen[] = [];
      let folder = '/';
      let user = '';
      return instructions.flatMap((one): Proposal[] => {
        if (one.type === 'workdir') folder = normalizePath(one.path, folder);
        if (one.type === 'user') user = one.user;
        if (isChange(one)) seen.length = 0;
        if (one.type !== 'copy') return [];
        const key = keyOf(one, folder, user);
        if (key === null) return [];
        const first = seen.find((other) => other.key === key);
        if (first === undefined || layerOf(scene, one) === undefined) {
          seen.push({ key, copy: one });
          return [];
        }
        return [proposal(one, first.copy, scene)];
      });
    });
  },
};

interface Seen {
  readonly key: string;
  readonly copy: CopyInstruction;
}

function proposal(copy: CopyInstruction, first: CopyInstruction, scene: Scene): Proposal {
  return {
    title: `Copy ${copy.sources.map((one) => (one.kind === 'path' ? one.path : '')).join(' ')} once`,
    why: `Line ${first.range.line} has copied the same to the same place, and nothing in between changes it. A layer holds whole files, so that a second copy is stored again.`,
    link: 'https://github.com/opencontainers/image-spec/blob/main/layer.md',
    risk: 'check',
    line: copy.range.line,
    endLine: copy.range.endLine,
    edits: [removeInstruction(copy, scene.workspace.dockerfile)],
    byHand:
      'Keep it where a program in between writes over these files, and they are to be as before.',
  };
}

/** Where from, what, where to, and whose; null where a variable may have changed in between. */
function keyOf(copy: CopyInstruction, folder: string, user: string): string | null {
  const paths = copy.sources.flatMap((one) => (one.kind === 'path' ? [one.path] : []));
  if (paths.length !== copy.sources.length) return null;
  const flags = copy.flags.map(({ name, value }) => `${name}=${value ?? ''}`).sort();
  const to = `${normalizePath(copy.destination, folder)}${/(^|\/)\.?$/.test(copy.destination) ? '/' : ''}`;
  const key = [
    copy.from ?? '',
    ...flags,
    ...paths.map((path) => normalizePath(path)),
    '',
    to,
    user,
  ];
  return key.some((part) => part.includes('$')) ? null : key.join('\n');
}

/** A shell that removes or writes files; what installs and builds leaves the sources as they are. */
function isChange(one: Instruction): boolean {
  if (one.type === 'run') return one.body.form === 'exec' || CHANGES.test(withoutClutter(one.text));
  return one.type === 'add' || one.type === 'shell' || one.type === 'invalid';
}

/** Without what touches no copied file: apt's lists, and flags of RUN. */
function withoutClutter(text: string): string {
  return text
    .replace(/rm -rf? \/var\/(lib\/apt|cache)\S*/g, '')
    .replace(/[<>]=|2?>&?\s*(\/dev\/null|[12])/g, '')
    .replace(/"[^"]*[<>][^"]*"|'[^']*[<>][^']*'/g, '');
}
