/** Longest pattern and text that are matched: JavaScript's matcher may take exponential time where the shell's does not. */
const LONGEST_PATTERN = 200;
const LONGEST_SUBJECT = 2000;

/**
 * Matches an extended regular expression (`[[ x =~ y ]]`): the match and its groups, null for none, undefined when it is not tried.
 * Source: POSIX.1-2024, 9.4 Extended Regular Expressions.
 */
export function matchRegex(pattern: string, text: string): readonly string[] | null | undefined {
  if (pattern.length > LONGEST_PATTERN || text.length > LONGEST_SUBJECT) return undefined;
  // A repeated group that repeats inside, or holds alternatives, can backtrack for ever.
  if (/\([^)]*[*+{|][^)]*\)[*+{]/.test(pattern) || (pattern.match(/[*+{]/g) ?? []).length > 6)
    return undefined;
  const translated = pattern.replace(/\[:(\w+):\]/g, (all, name: string) =>
    Object.hasOwn(CLASSES, name) ? (CLASSES[name] ?? all) : all,
  );
  try {
    const match = new RegExp(translated).exec(text);
    return match ? match.map((group: string | undefined) => group ?? '') : null;
  } catch {
    return undefined;
  }
}

const CLASSES: Readonly<Record<string, string>> = {
  alpha: 'A-Za-z',
  digit: '0-9',
  alnum: 'A-Za-z0-9',
  upper: 'A-Z',
  lower: 'a-z',
  space: '\\s',
  blank: ' \\t',
  xdigit: '0-9A-Fa-f',
  punct: '!-\\/:-@\\[-`{-~',
};
