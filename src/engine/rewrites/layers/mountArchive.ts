import type { CopyInstruction, Instruction } from '../../dockerfile/instruction.ts';
import { normalizePath } from '../../filesystem/normalizePath.ts';
import type { TextEdit } from '../../report.ts';
import { DOCKERFILE } from '../edits/applyEdits.ts';
import { removeInstruction } from '../edits/instructionEdits.ts';
import { layerOf } from '../edits/layerOf.ts';
import { lentFile } from './lentFile.ts';
import type { Proposal, Rewrite, Scene } from '../rewrite.ts';

/** A file that is copied, used by one RUN and removed again stays in the layer of its COPY; a bind mount lends it. */
export const mountArchive: Rewrite = {
  id: 'mount-instead-of-copy',
  find(scene) {
    return scene.dockerfile.stages.flatMap(({ instructions }) => {
      let folder = '/';
      return instructions.flatMap((one, index): Proposal[] => {
        if (one.type === 'workdir') folder = normalizePath(one.path, folder);
        if (one.type !== 'copy' || (layerOf(scene, one)?.wastedBytes ?? 0) === 0) return [];
        const edits = editsFor(one, folder, instructions.slice(index + 1), scene);
        if (edits === null) return [];
        return [
          {
            title: 'Lend the file to the RUN that uses it',
            why: 'COPY stores the file in a layer of its own, and removing it later leaves it there. A bind mount lends it to one RUN and stores nothing.',
            link: 'https://docs.docker.com/reference/dockerfile/#run---mounttypebind',
            risk: 'check',
            line: one.range.line,
            endLine: one.range.endLine,
            edits,
            byHand: null,
          },
        ];
      });
    });
  },
};

function editsFor(
  copy: CopyInstruction,
  folder: string,
  later: readonly Instruction[],
  scene: Scene,
): readonly TextEdit[] | null {
  const [source] = copy.sources;
  if (
    copy.sources.length !== 1 ||
    source?.kind !== 'path' ||
    copy.flags.length > (copy.from === null ? 0 : 1)
  )
    return null;
  const name = source.path.split('/').at(-1) ?? '';
  if (!/\.\w+$/.test(name) || /[*?[$]/.test(source.path + copy.destination)) return null;
  const isFolder = /(^|\/)\.?$/.test(copy.destination);
  const target = normalizePath(isFolder ? `${copy.destination}/${name}` : copy.destination, folder);
  const lent = lentFile(target, folder, later, scene);
  // A copy that stays is a file of the image.
  if (lent === null || lent.removal.length === 0) return null;
  const { run, removal } = lent;
  const at = run.range.start + (/^\s*\w+/.exec(run.text)?.[0].length ?? 0);
  const from = copy.from === null ? '' : `from=${copy.from},`;
  const mount = ` --mount=type=bind,${from}source=${source.path.replace(/^\.\//, '')},target=${target}`;
  return [
    removeInstruction(copy, scene.workspace.dockerfile),
    { file: DOCKERFILE, start: at, end: at, text: mount },
    ...removal,
  ];
}
