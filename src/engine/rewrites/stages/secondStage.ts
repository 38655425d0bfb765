import type { Instruction, Stage } from '../../dockerfile/instruction.ts';
import { normalizePath } from '../../filesystem/normalizePath.ts';
import type { TextEdit } from '../../report.ts';
import { DOCKERFILE } from '../edits/applyEdits.ts';
import { keywordLike, lineEnd, newlineOf } from '../edits/instructionEdits.ts';
import type { Scene } from '../rewrite.ts';

/** The only stage of a text, when nobody names it from outside by a number. */
export function onlyStage(scene: Scene): Stage | null {
  const { stages } = scene.dockerfile;
  const [stage] = stages;
  return stage === undefined || stages.length > 1 || scene.workspace.target !== undefined
    ? null
    : stage;
}

/** Where a stage is cut in two. */
export interface Cut {
  readonly stage: Stage;
  /** The last instruction that builds; what follows it in the text follows in the second stage. */
  readonly last: Instruction;
  /** The base of the second stage. */
  readonly image: string;
  /** Further lines of the first stage, after its last instruction. */
  readonly finish?: readonly string[];
  /** The second stage's first lines, after its FROM. */
  readonly lines: readonly string[];
}

/** The name that the first stage gets: `build`, unless that is what the target is called. */
export function buildName({ from }: Stage): string {
  return from.alias?.toLowerCase() === 'build' ? 'builder' : 'build';
}

/** Edits that make two stages of one. The name of the stage stays with the second, which is the one that is built. */
export function cutStage(
  { stage, last, image, finish = [], lines }: Cut,
  scene: Scene,
): readonly TextEdit[] {
  const source = scene.workspace.dockerfile;
  const { from } = stage;
  const newline = newlineOf(source);
  const at = lineEnd(source, last.range.end);
  const head = source.slice(from.range.start, from.imageRange.start);
  const alias = source.slice(from.imageRange.end, from.range.end);
  const text = [...finish, '', `${head}${image}${alias}`, ...lines].join(newline);
  const isOpen = source[at - 1] !== '\n';
  return [
    {
      file: DOCKERFILE,
      start: from.imageRange.end,
      end: from.range.end,
      text: ` ${keywordLike(from, 'AS')} ${buildName(stage)}`,
    },
    {
      file: DOCKERFILE,
      start: at,
      end: at,
      text: isOpen ? `${newline}${text}` : `${text}${newline}`,
    },
  ];
}

/** The folder that an instruction works in; null when the text does not say it as it is. */
export function folderAt(
  { instructions }: Stage,
  one: Instruction,
  initial: string,
): string | null {
  let at: string | null = initial;
  for (const item of instructions.slice(0, instructions.indexOf(one))) {
    if (item.type !== 'workdir') continue;
    if (item.path.includes('$')) at = null;
    else if (at !== null || item.path.startsWith('/')) at = normalizePath(item.path, at ?? '/');
  }
  return at;
}

/** What starts the container: the words of ENTRYPOINT and CMD, each in either form; null when there is none. */
export function startOf({ instructions }: Stage): string | null {
  const last = (keyword: string): string | undefined => {
    const found = instructions.findLast((one) => one.keyword === keyword);
    return found?.type === 'metadata' ? found.argument.trim() : undefined;
  };
  const words = [last('ENTRYPOINT'), last('CMD')].filter((one) => one !== undefined);
  return words.length === 0 ? null : words.map(wordsOf).join(' ');
}

function wordsOf(argument: string): string {
  if (!argument.startsWith('[')) return argument;
  return [...argument.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map(([, word = '']) => word).join(' ');
}
