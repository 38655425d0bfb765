import type { RunInstruction } from '../../dockerfile/instruction.ts';
import { normalizeName } from '../../packages/python/normalizeName.ts';
import type { Contribution, TextEdit } from '../../report.ts';
import { DOCKERFILE } from '../edits/applyEdits.ts';
import { contextFile } from '../edits/contextFile.ts';
import { insertLineBefore, lineStart, removeInstruction } from '../edits/instructionEdits.ts';
import { readInstallWords, type InstallWords } from '../edits/installWords.ts';
import { pipInstallOf } from '../edits/isCommand.ts';
import type { LocatedCommand, LocatedWord } from '../edits/locateCommands.ts';
import { repinRequirement } from '../edits/requirementEdits.ts';
import { requirementPlaces, type RequirementPlace } from '../edits/requirementPlaces.ts';
import { isWholeStep, stepsOf } from '../edits/runChain.ts';
import type { Proposal, Rewrite, Scene } from '../rewrite.ts';

/** Bytes of a replaced distribution below which nothing is proposed. */
const LEAST = 1_000_000;

/** What every environment has and tools replace by themselves. */
const OWN = /^(pip|setuptools|wheel|uv)$/;

/** A version that a later RUN replaces stays in the layer of the earlier one: it is better not installed in the first place. */
export const installedTwice: Rewrite = {
  id: 'pip-installed-twice',
  find(scene) {
    const places = requirementPlaces(scene);
    return replacements(scene).flatMap(({ earlier, later, names }): Proposal[] => {
      const fixed = names.flatMap((name) => {
        const edits = editsFor(name, earlier, later, places, scene);
        return edits === null ? [] : [{ name, edits }];
      });
      if (fixed.length === 0) return [];
      const { line, endLine } = earlier.range;
      return [
        {
          title: `Install once, in the version that stays: ${fixed.map(({ name }) => name).join(', ')}`,
          why: `The RUN of line ${later.range.line} puts another version in the place of what this one installed, whose files stay in the layer below. With that version asked for here, nothing is replaced.`,
          link: 'https://pip.pypa.io/en/stable/cli/pip_install/#overview',
          risk: 'check',
          line,
          endLine,
          edits: distinct(fixed.flatMap(({ edits }) => edits)),
          byHand:
            'If pip now says that versions conflict, they did before as well: it only warns of what is installed already.',
        },
      ];
    });
  },
};

interface Replacement {
  readonly earlier: RunInstruction;
  readonly later: RunInstruction;
  readonly names: readonly string[];
}

/** Distributions of a RUN that a later one replaces by another version, by the pair of RUNs. */
function replacements(scene: Scene): readonly Replacement[] {
  const { layers } = scene.report;
  const found = new Map<string, Replacement>();
  for (const [index, layer] of layers.entries()) {
    for (const item of layer.contributions) {
      if (!isReplaced(item)) continue;
      const above = layers
        .slice(index + 1)
        .find(({ contributions }) =>
          contributions.some((one) => one.kind === 'pip' && one.name === item.name),
        );
      const again = above?.contributions.find(
        (one) => one.kind === 'pip' && one.name === item.name,
      );
      const earlier = runOfLine(layer.line, scene);
      const later = runOfLine(above?.line ?? -1, scene);
      if (earlier === undefined || later === undefined || again?.version === item.version) continue;
      const key = `${earlier.range.start} ${later.range.start}`;
      const names = [...(found.get(key)?.names ?? []), normalizeName(item.name)];
      found.set(key, { earlier, later, names });
    }
  }
  return [...found.values()];
}

function isReplaced({ kind, name, bytes, wastedBytes }: Contribution): boolean {
  return kind === 'pip' && wastedBytes >= LEAST && wastedBytes > bytes / 2 && !OWN.test(name);
}

function runOfLine(line: number, { dockerfile }: Scene): RunInstruction | undefined {
  for (const { instructions } of dockerfile.stages) {
    for (const one of instructions) if (one.type === 'run' && one.range.line === line) return one;
  }
  return undefined;
}

function editsFor(
  name: string,
  earlier: RunInstruction,
  later: RunInstruction,
  places: readonly RequirementPlace[],
  scene: Scene,
): readonly TextEdit[] | null {
  const wanted = places.find((place) => place.name === name && place.command.run === later);
  // Something else that is installed there brings it along: its own name is not to be pinned by us.
  if (wanted === undefined) return null;
  const own = places.find((place) => place.name === name && place.command.run === earlier);
  const command = own?.command ?? onlyInstall(earlier, scene);
  if (command === undefined) return null;
  const [here, there] = [wordsOf(command), wordsOf(wanted.command)];
  if (here === null || there === null || here.options.has('--no-deps')) return null;
  // A list whose text is not given may pin another version: pip would refuse both.
  const isGiven = ({ text }: LocatedWord): boolean =>
    text !== null && contextFile(text, scene.workspace) !== undefined;
  if (![...here.files, ...constraintsOf(here)].every(isGiven)) return null;
  if (indexOf(here) !== indexOf(there)) {
    const isFree = own === undefined || own.range === '' || own.range === wanted.range;
    return isFree ? movedUp(earlier, later, scene) : null;
  }
  // `--upgrade` to whatever is newest: which of the two is meant is not for us to say.
  if (wanted.range === '') return null;
  if (own !== undefined) {
    return own.range === wanted.range ? null : [repinRequirement(own, wanted.range, scene)];
  }
  const text = `${name}${wanted.range}`;
  const word = /[<>;*?\s[\]]/.test(text) ? `'${text}'` : text;
  return [{ file: DOCKERFILE, start: command.end, end: command.end, text: ` ${word}` }];
}

/** The one command of a RUN that installs; undefined when there are several, or another step changes what is installed. */
function onlyInstall(run: RunInstruction, { commands }: Scene): LocatedCommand | undefined {
  const [first, ...more] = commands.filter(
    (command) => command.run === run && pipInstallOf(command) !== null,
  );
  return more.length === 0 ? first : undefined;
}

function wordsOf(command: LocatedCommand): InstallWords | null {
  const install = pipInstallOf(command);
  return install === null ? null : readInstallWords(install.rest);
}

function constraintsOf({ options }: InstallWords): readonly LocatedWord[] {
  return (options.get('--constraint') ?? []).map(({ valueWord, value }) => ({
    ...valueWord,
    text: value,
  }));
}

/** Where a command takes distributions from, and where it puts them. */
function indexOf({ options }: InstallWords): string {
  return [...options]
    .filter(([name]) =>
      /^--((extra-)?index(-url)?|default-index|find-links|pre|target|prefix|user|python|torch-backend)$/.test(
        name,
      ),
    )
    .map(([name, words]) => `${name}=${words.map(({ value }) => value ?? '').join(' ')}`)
    .sort()
    .join(' ');
}

/** What takes it from another index goes first: what is there already satisfies the other RUN. */
function movedUp(
  earlier: RunInstruction,
  later: RunInstruction,
  scene: Scene,
): readonly TextEdit[] | null {
  const { dockerfile } = scene.workspace;
  const stage = scene.dockerfile.stages.find(({ instructions }) => instructions.includes(later));
  const { instructions = [] } = stage ?? {};
  const between = instructions.slice(instructions.indexOf(earlier), instructions.indexOf(later));
  if (!instructions.includes(earlier) || later.text.includes('$')) return null;
  if (between.some((one) => one.type === 'user' || one.type === 'shell')) return null;
  const commands = scene.commands.filter((command) => command.run === later);
  const isByName = commands.every((command) => {
    const words = wordsOf(command);
    const isPlain = words?.requirements.every(({ text }) => /^[A-Za-z0-9]/.test(text ?? ''));
    return isPlain === true && words?.files.length === 0 && isWholeStep(later, command);
  });
  if (!isByName || commands.length !== stepsOf(later).length) return null;
  const start = lineStart(dockerfile, later.range.start);
  const comments = /(?:(?<![^\n])[ \t]*#.*\n)*$/.exec(dockerfile.slice(0, start))?.[0] ?? '';
  const gone = removeInstruction(later, dockerfile);
  return [
    insertLineBefore(earlier, `${comments}${later.text.trimEnd()}`, dockerfile),
    { ...gone, start: start - comments.length },
  ];
}

/** Two names that lead to the same move make it once. */
function distinct(edits: readonly TextEdit[]): readonly TextEdit[] {
  const seen = new Map(
    edits.map((edit) => [`${edit.file} ${edit.start} ${edit.end} ${edit.text}`, edit]),
  );
  // Words put at the same place stand one after the other.
  const merged = new Map<string, TextEdit>();
  for (const edit of seen.values()) {
    const key = `${edit.file} ${edit.start} ${edit.end}`;
    const other = merged.get(key);
    merged.set(key, other === undefined ? edit : { ...edit, text: other.text + edit.text });
  }
  return [...merged.values()];
}
