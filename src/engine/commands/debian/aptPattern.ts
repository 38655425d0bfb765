/** What a word means that is the name of no package. */
export type PatternAnswer =
  /** It has nothing of a pattern in it, or matches nothing. */
  | { readonly kind: 'none' }
  | { readonly kind: 'names'; readonly names: readonly string[] }
  /** `ssh-server^`: the packages of a task, which the catalog does not hold. */
  | { readonly kind: 'task' }
  /** Patterns of another language (`?installed`, `~nfoo`), or too twisted to be followed. */
  | { readonly kind: 'unfollowed' };

const NONE: PatternAnswer = { kind: 'none' };
const UNFOLLOWED: PatternAnswer = { kind: 'unfollowed' };

/** Repetitions in one expression; more of them make matching slow, and nobody writes them. */
const MOST_REPETITIONS = 4;

/** Whether somebody meant a pattern: `.` and `+` stand in the names of packages too. */
export function isMeantAsPattern(text: string): boolean {
  return /[*?[\]^$|]/.test(text);
}

/**
 * What apt makes of a word that names no package: a task, else a shell pattern over whole names, else a POSIX extended regular expression
 * anywhere in them. Source: apt-pkg/cacheset.cc, CacheSetHelper::PackageFromString (apt 2.2 to 3.0); apt-get(8), install.
 *
 * @param names of all packages
 * @param strict `apt`, which since 2.0 takes only expressions that begin with `^` or end in `$`, and plain shell patterns
 * (APT::Cmd::Pattern-Only)
 */
export function matchPattern(
  text: string,
  names: readonly string[],
  strict: boolean,
): PatternAnswer {
  if (/^[?~(]/.test(text)) return UNFOLLOWED;
  if (text.endsWith('^')) return { kind: 'task' };
  if ((text.match(/[*+?{]/g) ?? []).length > MOST_REPETITIONS) return UNFOLLOWED;
  const isGlob = /[.?*[\]!]/.test(text) && !(strict && /[^a-z0-9.:*-]/.test(text));
  const byGlob = isGlob ? matching(globSource(text), names) : [];
  if (byGlob === null) return UNFOLLOWED;
  if (byGlob.length > 0) return { kind: 'names', names: byGlob };
  const isExpression = strict ? /^\^|\$$/.test(text) : /[.?+*|[^$]/.test(text);
  if (!isExpression) return NONE;
  // A group that repeats can take for ever; packages have no names that would need one.
  if (/[(){}\\]/.test(text)) return UNFOLLOWED;
  const byExpression = matching(extendedSource(text), names);
  if (byExpression === null) return UNFOLLOWED;
  return byExpression.length > 0 ? { kind: 'names', names: byExpression } : NONE;
}

/** Names that match without regard to case; null when the text is no expression. */
function matching(source: string, names: readonly string[]): readonly string[] | null {
  try {
    const expression = new RegExp(source, 'i');
    return names.filter((name) => expression.test(name));
  } catch {
    return null;
  }
}

/** fnmatch(3) as a JavaScript expression. */
function globSource(glob: string): string {
  const source = glob
    .replaceAll(/[.+^${}()|\\]/g, '\\$&')
    .replaceAll('[!', '[^')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  return `^${source}$`;
}

/** Of a repetition that is itself repeated (`g++`), which JavaScript refuses, once is enough; one at the start is a letter (regex(7)). */
function extendedSource(text: string): string {
  return text.replaceAll(/([*+?])[*+?]+/g, '$1').replace(/^(\^?)([*+?])/, '$1\\$2');
}
