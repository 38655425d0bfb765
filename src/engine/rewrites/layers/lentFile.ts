import type { Instruction, RunInstruction } from '../../dockerfile/instruction.ts';
import { isWithin, normalizePath } from '../../filesystem/normalizePath.ts';
import type { TextEdit } from '../../report.ts';
import type { LocatedCommand } from '../edits/locateCommands.ts';
import type { Scene } from '../rewrite.ts';
import { isWholeStep, removeSteps } from '../edits/runChain.ts';

/** A file that one RUN uses and that is in the way afterwards. */
export interface LentFile {
  /** The RUN that a mount would lend it to. */
  readonly run: RunInstruction;
  /** The commands that name it, the one that removes it aside. */
  readonly users: readonly LocatedCommand[];
  /** Edits that no longer remove it; none where nothing did. */
  readonly removal: readonly TextEdit[];
}

/** Programs that change a file in its place or take it away: a mount that is read-only would not let them. */
const CHANGES =
  /^(gunzip|gzip|unxz|xz|bunzip2|bzip2|unzstd|mv|chmod|chown|sed|truncate|shred|unlink)$/;

/**
 * Whether a file is used by one RUN alone and no longer needed after it, so that the RUN could borrow it.
 * @param target where it lies
 * @param folder the working folder there
 * @param later the instructions after the one that brings it, in its stage
 */
export function lentFile(
  target: string,
  folder: string,
  later: readonly Instruction[],
  scene: Scene,
): LentFile | null {
  const name = target.split('/').at(-1) ?? '';
  const runs = later.filter((one) => one.type === 'run');
  const [run] = runs;
  if (run === undefined || hasOtherUser(run, later)) return null;
  const commands = scene.commands.filter((command) => runs.includes(command.run));
  const isTarget = (text: string): boolean =>
    normalizePath(text, folder) === target || text === name || text === `./${name}`;
  const removal = commands.find(
    ({ name: program, words }) =>
      program === 'rm' &&
      words.length > 1 &&
      words.slice(1).every(({ text }) => text !== null && (text.startsWith('-') || isTarget(text))),
  );
  if (removal !== undefined && !isWholeStep(removal.run, removal)) return null;
  const isNamed = (text: string): boolean => text.includes(name);
  const users = commands.filter(
    (command) => command !== removal && command.words.some(({ text }) => isNamed(text ?? '')),
  );
  if (users.length === 0 || users.some((command) => command.run !== run)) return null;
  if (users.some((command) => CHANGES.test(command.name) || command.name === 'rm')) return null;
  const others = later.filter((one) => one !== run && one !== removal?.run && isNamed(one.text));
  if (others.length > 0 || sweeps(commands, run, removal, target)) return null;
  const { dockerfile } = scene.workspace;
  return {
    run,
    users,
    removal:
      removal === undefined
        ? []
        : removeSteps(removal.run, (step) => step.start === removal.start, dockerfile),
  };
}

/** Another user in the RUN may not be let at what the mount shows. */
function hasOtherUser(run: RunInstruction, later: readonly Instruction[]): boolean {
  return later.some((one) => one.type === 'user' && one.range.start < run.range.start);
}

/** Whether the RUN takes away the folder around the file, or whatever fits a pattern: a mount point cannot be removed. */
function sweeps(
  commands: readonly LocatedCommand[],
  run: RunInstruction,
  removal: LocatedCommand | undefined,
  target: string,
): boolean {
  return commands.some(
    (command) =>
      command.run === run &&
      command !== removal &&
      (command.name === 'rm' || command.name === 'mv' || command.words.some(isDelete)) &&
      command.words.some(
        ({ text }) =>
          text === null ||
          /^[^/]*[*?[]/.test(text) ||
          (text.startsWith('/') && isWithin(target, text.replace(/\/?[^/]*[*?[].*$/, '') || '/')),
      ),
  );
}

function isDelete({ text }: { readonly text: string | null }): boolean {
  return text === '-delete' || text === '-exec';
}
