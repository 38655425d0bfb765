import type { RunInstruction } from '../../dockerfile/instruction.ts';
import { appendToRun } from '../edits/endOfRun.ts';
import { APT, subcommandOf } from '../edits/isCommand.ts';
import { bytesOfClass, layerOf } from '../edits/layerOf.ts';
import type { LocatedCommand } from '../edits/locateCommands.ts';
import type { Proposal, Rewrite, Scene } from '../rewrite.ts';
import { stepsOf } from '../edits/runChain.ts';
import { removeInstruction } from '../edits/instructionEdits.ts';
import type { TextEdit } from '../../report.ts';
import { DOCKERFILE } from '../edits/applyEdits.ts';

const CLEAN = 'rm -rf /var/lib/apt/lists/*';

/** `apt-get update` leaves the indexes of the whole archive in the layer. */
export const aptRemoveLists: Rewrite = {
  id: 'apt-remove-lists',
  find(scene) {
    const updates = scene.commands.filter((one) => subcommandOf(one, APT, ['update']) !== null);
    const runs = [...new Set(updates.map((command) => command.run))];
    return runs.flatMap((run) => {
      if (bytesOfClass(layerOf(scene, run), 'lists') === 0) return [];
      const edits = editsFor(run, runs, scene);
      if (edits === null) return [];
      const proposal: Proposal = {
        title: `Remove apt’s package lists in the RUN of line ${run.range.line}`,
        why: 'apt-get update stores the index of the whole archive under /var/lib/apt/lists. Only the RUN that wrote it can take it away again.',
        link: 'https://docs.docker.com/build/building/best-practices/#apt-get',
        risk: 'safe',
        line: run.range.line,
        endLine: run.range.endLine,
        edits,
        byHand: null,
      };
      return [proposal];
    });
  },
};

/**
 * Later RUNs that install without an update of their own live on the lists of this one: they get their own update and clean-up, and a
 * RUN that only updates goes.
 */
function editsFor(
  run: RunInstruction,
  updating: readonly RunInstruction[],
  scene: Scene,
): readonly TextEdit[] | null {
  const { dockerfile, workspace, commands } = scene;
  const append = (to: RunInstruction): TextEdit | null =>
    appendToRun(to, CLEAN, workspace.dockerfile, dockerfile.escape);
  const next = updating.find((other) => other.range.start > run.range.start);
  const dependent = commands.filter(
    (command) =>
      command.run.range.start > run.range.start &&
      command.run.range.start < (next?.range.start ?? Infinity) &&
      subcommandOf(command, APT, ['install']) !== null,
  );
  const isBare = stepsOf(run).length === 1;
  const own = isBare && dependent.length > 0 ? removeInstruction(run, workspace.dockerfile) : null;
  const first = own ?? append(run);
  if (first === null) return null;
  const edits: TextEdit[] = [first];
  const seen = new Set<RunInstruction>();
  for (const command of dependent) {
    if (seen.has(command.run)) continue;
    seen.add(command.run);
    const clean = append(command.run);
    const update = updateBefore(command);
    if (clean === null || update === null) return null;
    edits.push(update);
    if (!/\/var\/lib\/apt\/lists|dist-clean/.test(command.run.text)) edits.push(clean);
  }
  return edits;
}

function updateBefore(command: LocatedCommand): TextEdit | null {
  const [program] = command.words;
  const { start } = command;
  if (program?.text === null || program === undefined) return null;
  const text = program.text === 'sudo' ? 'sudo apt-get update && ' : `${program.text} update && `;
  return { file: DOCKERFILE, start, end: start, text };
}
