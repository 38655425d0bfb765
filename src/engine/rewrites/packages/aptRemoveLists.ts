import type { RunInstruction } from '../../dockerfile/instruction.ts';
import type { TextEdit } from '../../report.ts';
import { DOCKERFILE } from '../edits/applyEdits.ts';
import { appendToRun } from '../edits/endOfRun.ts';
import { removeInstruction } from '../edits/instructionEdits.ts';
import { APT, subcommandOf } from '../edits/isCommand.ts';
import { bytesOfClass, layerOf } from '../edits/layerOf.ts';
import type { LocatedCommand } from '../edits/locateCommands.ts';
import type { Rewrite, Scene } from '../rewrite.ts';
import { stepsOf } from '../edits/runChain.ts';

const CLEAN = 'rm -rf /var/lib/apt/lists/*';

/** What reads the indexes (apt-get(8)); without them `upgrade` finds nothing to do, and says nothing. */
const READS = [
  'install',
  'upgrade',
  'dist-upgrade',
  'full-upgrade',
  'build-dep',
  'satisfy',
  'download',
  'source',
];

/** Other programs that read them. */
const READERS = /^(aptitude|apt-cache|gdebi|tasksel|mk-build-deps|apt-file|dselect|apt-rdepends)$/;

/**
 * `apt-get update` leaves the indexes of the whole archive in the layer. One proposal for the whole image: where two RUNs update, the
 * second finds the indexes of the first and writes none, so that removing those of one alone only moves them to the other.
 */
export const aptRemoveLists: Rewrite = {
  id: 'apt-remove-lists',
  find(scene) {
    const runs = updatingRuns(scene);
    const first = runs.find((run) => bytesOfClass(layerOf(scene, run), 'lists') > 0);
    if (first === undefined || scene.commands.some(({ name }) => READERS.test(name))) return [];
    const parts = runs.flatMap((run): readonly Part[] => {
      const edits = editsFor(run, runs, scene);
      return edits === null || edits.length === 0 ? [] : [{ run, edits }];
    });
    const [place] = parts;
    if (place === undefined) return [];
    const lines = parts.map(({ run }) => run.range.line);
    const where =
      lines.length === 1 ? `RUN of line ${lines.join('')}` : `RUNs of lines ${lines.join(', ')}`;
    const mayRead = parts.some(({ run }) => runsScriptAfter(run, runs, scene));
    return [
      {
        title: `Remove apt’s package lists in the ${where}`,
        why: 'apt-get update stores the index of the whole archive under /var/lib/apt/lists. Only the RUN that wrote it can take it away again.',
        link: 'https://docs.docker.com/build/building/best-practices/#apt-get',
        risk: mayRead ? 'check' : 'safe',
        line: place.run.range.line,
        endLine: place.run.range.endLine,
        edits: parts.flatMap(({ edits }) => edits),
        byHand: mayRead
          ? 'A script that runs later and installs with apt needs an apt-get update of its own.'
          : null,
      },
    ];
  },
};

interface Part {
  readonly run: RunInstruction;
  readonly edits: readonly TextEdit[];
}

/** RUNs of the image that update the lists: by a command, or by a script of a repository's vendor that a shell is fed with. */
function updatingRuns(scene: Scene): readonly RunInstruction[] {
  const { commands } = scene;
  const found = commands.filter(
    (one) =>
      layerOf(scene, one.run) !== undefined &&
      (subcommandOf(one, APT, ['update']) !== null ||
        (/^((ba)?sh|add-apt-repository)$/.test(one.name) &&
          commands.some(
            (other) => other.run === one.run && subcommandOf(other, APT, READS) !== null,
          ) &&
          bytesOfClass(layerOf(scene, one.run), 'lists') > 0)),
  );
  return [...new Set(found.map(({ run }) => run))];
}

function removesLists(run: RunInstruction): boolean {
  return (
    /\/var\/lib\/apt|dist-clean/.test(run.text.replace(/^\s*\w+(\s+--\S+)*/, '')) ||
    run.mounts.some(({ target }) => target?.startsWith('/var/lib/apt') === true)
  );
}

/**
 * Later RUNs that install without an update of their own live on the lists of this one: they get their own update and clean-up, and a
 * RUN that only updates goes.
 */
function editsFor(
  run: RunInstruction,
  updating: readonly RunInstruction[],
  scene: Scene,
): readonly TextEdit[] | null {
  if (removesLists(run)) return null;
  const { dockerfile, workspace } = scene;
  const append = (to: RunInstruction): TextEdit | null =>
    appendToRun(to, CLEAN, workspace.dockerfile, dockerfile.escape);
  const dependent = commandsAfter(run, updating, scene).filter(
    (command) => subcommandOf(command, APT, READS) !== null,
  );
  const isBare = stepsOf(run).length === 1;
  // Lists that nothing here reads are there for a script.
  if (isBare && dependent.length === 0 && runsScriptAfter(run, updating, scene)) return null;
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
    if (!removesLists(command.run)) edits.push(clean);
  }
  return edits;
}

/** The commands of the image between a RUN that updates and the next one that does. */
function commandsAfter(
  run: RunInstruction,
  updating: readonly RunInstruction[],
  scene: Scene,
): readonly LocatedCommand[] {
  const next = updating.find((other) => other.range.start > run.range.start);
  return scene.commands.filter(
    (command) =>
      command.run.range.start > run.range.start &&
      command.run.range.start < (next?.range.start ?? Infinity) &&
      layerOf(scene, command.run) !== undefined,
  );
}

/** Whether a script runs on these lists that may install something: one whose text is not there, or that names apt. */
function runsScriptAfter(
  run: RunInstruction,
  updating: readonly RunInstruction[],
  scene: Scene,
): boolean {
  const files = Object.entries(scene.workspace.files ?? {});
  return commandsAfter(run, updating, scene).some(({ name, words }) => {
    if (/^(make|ansible-playbook)$/.test(name)) return true;
    const script = words.slice(0, 2).find(({ text }) => /\.sh$/.test(text ?? ''))?.text;
    if (script === undefined || script === null) return false;
    const base = script.split('/').at(-1);
    const [, text] = files.find(([key]) => key.split('/').at(-1) === base) ?? [];
    return text === undefined || /\bapt(-get)?\b/.test(text);
  });
}

function updateBefore(command: LocatedCommand): TextEdit | null {
  const [program] = command.words;
  const { start } = command;
  if (program?.text === null || program === undefined) return null;
  const text = program.text === 'sudo' ? 'sudo apt-get update && ' : `${program.text} update && `;
  return { file: DOCKERFILE, start, end: start, text };
}
