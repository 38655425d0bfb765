import type { CopyInstruction } from '../../dockerfile/instruction.ts';
import type { TextEdit } from '../../report.ts';
import { DOCKERFILE } from '../edits/applyEdits.ts';
import { removeInstruction } from '../edits/instructionEdits.ts';
import { layerOf } from '../edits/layerOf.ts';
import type { Proposal, Rewrite, Scene } from '../rewrite.ts';

/** uv is needed while building; copied into the image it stays there. */
export const uvMount: Rewrite = {
  id: 'uv-from-mount',
  find(scene) {
    return scene.dockerfile.stages.flatMap((stage) =>
      stage.instructions.flatMap((one): Proposal[] => {
        if (one.type !== 'copy' || !isUvImage(one) || layerOf(scene, one) === undefined) return [];
        const edits = editsFor(one, stage.index, scene);
        if (edits === null) return [];
        return [
          {
            title: 'Mount uv while building instead of copying it',
            why: 'COPY leaves the uv binary in the image for good. A bind mount lends it to the RUN that uses it and costs nothing.',
            link: 'https://docs.astral.sh/uv/guides/integration/docker/#using-uv-temporarily',
            risk: 'check',
            line: one.range.line,
            endLine: one.range.endLine,
            edits,
            byHand: null,
          },
        ];
      }),
    );
  },
};

function isUvImage({ from }: CopyInstruction): boolean {
  return from !== null && /(^|\/)astral-sh\/uv(:|@|$)/.test(from);
}

function editsFor(copy: CopyInstruction, stage: number, scene: Scene): readonly TextEdit[] | null {
  const { stages } = scene.dockerfile;
  const isUsedLater = stages.some(
    (one) =>
      one.instructions.some(
        (item) => item.type === 'metadata' && /(^|[\s"'/])uvx?["'\s]/.test(item.argument),
      ) || one.from.image.toLowerCase() === stages[stage]?.name,
  );
  if (isUsedLater || copy.from === null) return null;
  const users = scene.commands.filter(
    (command) => command.stage === stage && /^uvx?$/.test(command.name),
  );
  // Shell variables, scripts and `sh -c` may run uv unseen.
  const runs = [...new Set(users.map((command) => command.run))];
  const unseen = stages[stage]?.instructions.some(
    (item) => item.type === 'run' && !runs.includes(item) && /\buvx?\b/.test(item.text),
  );
  if (runs.length === 0 || unseen === true) return null;
  const folder = '/bin';
  const mount = `--mount=from=${copy.from},source=/uv,target=${folder}/uv`;
  return [
    removeInstruction(copy, scene.workspace.dockerfile),
    ...runs.map((run): TextEdit => {
      const at = run.range.start + (/^\s*\w+/.exec(run.text)?.[0].length ?? 0);
      return { file: DOCKERFILE, start: at, end: at, text: ` ${mount}` };
    }),
  ];
}
