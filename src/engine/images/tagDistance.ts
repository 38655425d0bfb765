import type { TagParts } from './parseTag.ts';
import { SUITES } from './suites.ts';

/** How far a row's tag lies from the tag asked for. */
export interface TagDistance {
  /** Smaller is nearer; only the order matters. */
  readonly cost: number;
  /** Flavour words that only one of both has. */
  readonly words: number;
  readonly major: number;
  readonly minor: number;
  /** A version was asked for, and the row is of `latest` without saying which. */
  readonly open: boolean;
  /** Differing versions of other things in the tag: CUDA, cuDNN, Python. */
  readonly numbers: number;
  /** Whether both name suites, and different ones. */
  readonly otherSuite: boolean;
}

/**
 * The order in which neighbours are taken: same flavour before all, then the same major version, the nearest minor, the same suite.
 * A minor version weighs more than a suite since the suite's difference can be computed from the distribution's own images.
 */
export function tagDistance(asked: TagParts, row: TagParts): TagDistance {
  const words = differingWords(asked.words, row.words);
  const [major, minor, patch] = versionSteps(asked.version, row.version);
  const open = asked.version !== null && row.version === null;
  const numbers = numberSteps(asked, row);
  const suiteSteps = stepsBetweenSuites(asked.suite, row.suite);
  return {
    cost:
      words * 1000 +
      major * 100 +
      minor +
      (open ? 250 : 0) +
      patch * 0.001 +
      endCost(asked.version, row.version) +
      numbers * 0.4 +
      suiteSteps * 0.2,
    words,
    major,
    minor,
    open,
    numbers,
    otherSuite: asked.suite !== null && row.suite !== null && asked.suite !== row.suite,
  };
}

/** Words that tell no flavour: the user, or (beside the image's own version) the Python that it carries. */
const WEIGHTLESS = new Set(['nonroot', 'python', 'py']);

function differingWords(asked: readonly string[], row: readonly string[]): number {
  const weighty = (words: readonly string[]): string[] =>
    words.filter((word) => !WEIGHTLESS.has(word));
  const [a, b] = [weighty(asked), weighty(row)];
  const inB = new Set(b);
  const common = a.filter((word) => inB.has(word)).length;
  return a.length + b.length - 2 * common;
}

function versionSteps(
  asked: readonly number[] | null,
  row: readonly number[] | null,
): [number, number, number] {
  if (asked === null || row === null) return [0, 0, 0];
  const step = (index: number): number =>
    asked[index] === undefined || row[index] === undefined
      ? 0
      : Math.abs(asked[index] - row[index]);
  const major = step(0);
  return [major, major > 0 ? 0 : step(1), major + step(1) > 0 ? 0 : step(2)];
}

/** Of another major version the nearest end: its first releases stand beside an older one, its last beside a newer. */
function endCost(asked: readonly number[] | null, row: readonly number[] | null): number {
  if (asked === null || row === null || asked[0] === row[0]) return 0;
  const minor = Math.min(99, row[1] ?? 0);
  return ((asked[0] ?? 0) < (row[0] ?? 0) ? minor : 99 - minor) * 0.01;
}

/** Steps in the first two places of every other number in the tags; a major step counts as five minor ones. */
function numberSteps(asked: TagParts, row: TagParts): number {
  let steps = 0;
  for (const [word, version] of Object.entries(asked.numbers)) {
    const other = row.numbers[word];
    if (other === undefined) continue;
    const major = Math.abs((version[0] ?? 0) - (other[0] ?? 0));
    steps += major > 0 ? major * 5 : Math.abs((version[1] ?? 0) - (other[1] ?? 0));
  }
  return steps;
}

function stepsBetweenSuites(a: string | null, b: string | null): number {
  if (a === b) return 0;
  if (a === null || b === null) return 0.05;
  const [first, second] = [SUITES[a], SUITES[b]];
  const alpine = [alpineRelease(a), alpineRelease(b)];
  if (alpine[0] !== null && alpine[1] !== null) {
    return 0.2 + Math.min(2, Math.abs((alpine[0] ?? 0) - (alpine[1] ?? 0)) * 0.1);
  }
  if (first === undefined || second === undefined) return 4;
  const apart = Math.abs(first.order - second.order);
  return (first.distribution === second.distribution ? 1 : 3) + apart * 0.2;
}

function alpineRelease(suite: string): number | null {
  const match = /^alpine\d+\.(\d+)/.exec(suite);
  return match === null ? null : Number(match[1]);
}
