import { extendedGlob, isExtendedGlob } from './extendedGlob.ts';
import { isWithin } from './normalizePath.ts';

/** Stands for a name nobody knows: matched by `*`, not by a pattern that wants certain letters. */
const ANY_NAME = '\u0001';

/**
 * How a path stands to a glob: `whole` when the glob matches the path or something above it, `part` when it can only match something
 * below it, `none` otherwise.
 */
export type GlobMatch = 'whole' | 'part' | 'none';

export interface PathGlob {
  readonly pattern: string;
  /** @param spread whether the path is a folder whose children are not known by name */
  match(path: string, spread: boolean): GlobMatch;
}

/** Compiles an absolute glob: `*`, `?` and `[…]` stay within one name, `**` crosses them (POSIX glob, plus Docker's `**`). */
export function pathGlob(pattern: string): PathGlob {
  const segments = pattern.split('/').filter((segment) => segment !== '' && segment !== '.');
  const tests = segments.map(segmentTest);
  const firstGlob = segments.findIndex(isGlob);
  const literal = `/${segments.slice(0, firstGlob < 0 ? undefined : firstGlob).join('/')}`;
  return {
    pattern,
    match(path, spread) {
      // Most paths lie elsewhere altogether.
      const isBelow = isWithin(path, literal);
      if (!isBelow && !isWithin(literal, path)) return 'none';
      if (firstGlob < 0) return isBelow ? 'whole' : spread ? 'part' : 'none';
      const names = path === '/' ? [] : path.slice(1).split('/');
      return matchNames(tests, spread ? [...names, ANY_NAME] : names, names.length);
    },
  };
}

function isGlob(segment: string): boolean {
  return /[*?[]/.test(segment) || isExtendedGlob(segment);
}

type SegmentTest = ((name: string) => boolean) | 'any-depth';

function segmentTest(segment: string): SegmentTest {
  if (segment === '**') return 'any-depth';
  if (!isGlob(segment)) return (name) => name === segment;
  const source = globSource(segment);
  return (name) => source.test(name);
}

/** A name glob as a regular expression; a bracket that is not closed stands for itself. */
export function globSource(glob: string): RegExp {
  const source = expressionOf(glob);
  try {
    return new RegExp(`^${source}$`, 'su');
  } catch {
    return /^(?!)/; // a reversed range such as [z-a] matches nothing
  }
}

function expressionOf(glob: string): string {
  let source = '';
  for (let i = 0; i < glob.length; i++) {
    const character = glob.charAt(i);
    const close = character === '[' ? glob.indexOf(']', i + 2) : -1;
    const group = glob.charAt(i + 1) === '(' ? extendedGlob(glob, i, expressionOf) : null;
    if (group !== null) {
      source += group.source;
      i = group.end;
    } else if (character === '*') source += '.*';
    else if (character === '?') source += '.';
    else if (close > 0) {
      const body = glob
        .slice(i + 1, close)
        .replace(/\\/g, '\\\\')
        .replace(/^!/, '^');
      source += `[${body}]`;
      i = close;
    } else source += character.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  }
  return source;
}

/** Walks names and tests together; `known` is how many of the names are real. */
function matchNames(
  tests: readonly SegmentTest[],
  names: readonly string[],
  known: number,
): GlobMatch {
  let best: GlobMatch = 'none';
  const seen = new Set<number>();
  const visit = (t: number, n: number): void => {
    if (best === 'whole' || seen.has(t * 4096 + n)) return;
    seen.add(t * 4096 + n);
    if (t === tests.length) {
      best = 'whole';
      return;
    }
    // The glob goes deeper than what is known of a spread folder: some of it may match.
    if (n >= known && names.length > known) best = 'part';
    if (n === names.length) return;
    const test = tests[t];
    const name = names[n];
    if (test === undefined || name === undefined) return;
    if (test === 'any-depth') {
      visit(t + 1, n);
      visit(t, n + 1);
    } else if (test(name)) {
      visit(t + 1, n + 1);
    }
  };
  visit(0, 0);
  return best;
}
