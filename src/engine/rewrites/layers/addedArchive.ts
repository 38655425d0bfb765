import type { CopyInstruction, Instruction, Stage } from '../../dockerfile/instruction.ts';
import { normalizePath } from '../../filesystem/normalizePath.ts';
import type { TextEdit } from '../../report.ts';
import { DOCKERFILE } from '../edits/applyEdits.ts';
import {
  insertLineBefore,
  keywordLike,
  newlineOf,
  removeInstruction,
} from '../edits/instructionEdits.ts';
import { layerOf } from '../edits/layerOf.ts';
import type { Proposal, Rewrite, Scene } from '../rewrite.ts';
import { lentFile } from './lentFile.ts';

const ARCHIVE = /\.(tar|tgz|tbz2?|txz|tzst|tar\.\w+|zip|deb|whl|run|sh)$/i;

const UNPACKS = /^(tar|bsdtar|unzip|7za?|7zz|dpkg|apt|apt-get|pip[\d.]*)$/;

/** ADD stores what it downloads in a layer of its own; a stage that is only mounted stores it nowhere. */
export const addedArchive: Rewrite = {
  id: 'download-in-a-stage',
  find(scene) {
    // A stage more would give the later ones other numbers.
    const { dockerfile, target = '' } = scene.workspace;
    if (/[,=-]from=\d/.test(dockerfile) || /^\d+$/.test(target)) return [];
    return scene.dockerfile.stages.flatMap((stage) => {
      let folder = '/';
      return stage.instructions.flatMap((one, index): Proposal[] => {
        if (one.type === 'workdir') folder = normalizePath(one.path, folder);
        if (one.type !== 'add' || layerOf(scene, one) === undefined) return [];
        const edits = editsFor(one, folder, index, stage, scene);
        if (edits === null) return [];
        return [
          {
            title: 'Download in a stage of its own and lend the file to the RUN',
            why: 'ADD stores the downloaded file in a layer of its own, and removing it later leaves it there. A stage that a RUN only mounts is not part of the image.',
            link: 'https://docs.docker.com/reference/dockerfile/#run---mounttypebind',
            risk: 'check',
            line: one.range.line,
            endLine: one.range.endLine,
            edits,
            byHand:
              'The file is not in the image any more: see that nothing reads it when the container runs.',
          },
        ];
      });
    });
  },
};

function editsFor(
  add: CopyInstruction,
  folder: string,
  index: number,
  stage: Stage,
  scene: Scene,
): readonly TextEdit[] | null {
  const [source] = add.sources;
  if (add.sources.length !== 1 || source?.kind !== 'path') return null;
  // Only a checksum means the same in another stage.
  if (add.flags.some((flag) => flag.name !== 'checksum')) return null;
  const { path: url } = source;
  if (!/^https?:\/\//i.test(url) || folder.includes('$') || add.destination.includes('$')) {
    return null;
  }
  const fromUrl = url.replace(/[?#].*$/, '').replace(/^.*\//, '');
  const isFolder = /(^|\/)\.?$/.test(add.destination);
  const target = normalizePath(isFolder ? `${folderOf(add)}/${fromUrl}` : add.destination, folder);
  const name = target.split('/').at(-1) ?? '';
  // A name with a variable in it is not one that commands can be searched for.
  if (!ARCHIVE.test(name) || name.includes('$') || target.includes(',')) return null;
  const args = argumentsOf(url, stage.instructions.slice(0, index));
  const lent =
    args === null ? null : lentFile(target, folder, stage.instructions.slice(index + 1), scene);
  if (args === null || lent === null) return null;
  const { run, users, removal } = lent;
  // What nobody removes may be there to stay, but for what was unpacked or installed.
  if (removal.length === 0 && !users.some((command) => UNPACKS.test(command.name))) return null;
  const alias = freeName(scene);
  const { dockerfile } = scene.workspace;
  const keyword = (word: string): string => keywordLike(stage.from, word);
  const lines = [
    `${keyword('FROM')} scratch ${keyword('AS')} ${alias}`,
    ...args,
    `${keyword('ADD')} ${add.flags.map((flag) => `--${flag.name}=${flag.value ?? ''} `).join('')}${url} /${name}`,
    '',
  ];
  const afterKeyword = run.range.start + (/^\s*\w+/.exec(run.text)?.[0].length ?? 0);
  return [
    insertLineBefore(stage.from, lines.join(newlineOf(dockerfile)), dockerfile),
    removeInstruction(add, dockerfile),
    {
      file: DOCKERFILE,
      start: afterKeyword,
      end: afterKeyword,
      text: ` --mount=type=bind,from=${alias},source=/${name},target=${target}`,
    },
    ...removal,
  ];
}

function folderOf({ destination }: CopyInstruction): string {
  return destination === '' ? '.' : destination;
}

/** The ARG lines that an address needs in another stage; null when it holds a variable that is none. */
function argumentsOf(url: string, before: readonly Instruction[]): readonly string[] | null {
  const names = [...url.matchAll(/\$\{?(\w+)/g)].map(([, name = '']) => name);
  const lines = new Set<string>();
  for (const name of names) {
    const set = before.findLast(
      (one) =>
        (one.type === 'arg' && one.args.some((arg) => arg.name === name)) ||
        (one.type === 'env' && one.variables.some((variable) => variable.name === name)),
    );
    // ENV beats ARG wherever it stands (Dockerfile reference, Using ARG variables).
    const isSet = before.some(
      (one) => one.type === 'env' && one.variables.some((variable) => variable.name === name),
    );
    if (set?.type !== 'arg' || isSet || set.args.some((arg) => arg.value?.includes('$') === true)) {
      return null;
    }
    lines.add(set.text.trim());
  }
  return [...lines];
}

function freeName({ dockerfile }: Scene): string {
  const taken = new Set(dockerfile.stages.map((stage) => stage.name));
  const names = ['download', 'download-2', 'download-3', 'download-4'];
  return names.find((name) => !taken.has(name)) ?? `download-${taken.size + 1}`;
}
