/**
 * `!(a|b)`, `@(a|b)`, `?(a)`, `*(a)` and `+(a)` of bash's extglob as the source of a regular expression, without groups inside of groups.
 * Source: Bash reference manual, Pattern Matching.
 *
 * @param at index of the character before the parenthesis
 * @param inner how one alternative is written as a regular expression
 * @returns null when no such group begins there
 */
export function extendedGlob(
  glob: string,
  at: number,
  inner: (alternative: string) => string,
): { readonly source: string; readonly end: number } | null {
  const group = /^([!@?*+])\(([^()]*)\)/.exec(glob.slice(at));
  if (group === null) return null;
  const [whole, kind = '', body = ''] = group;
  const end = at + whole.length - 1;
  const alternatives = body.split('|').map(inner).join('|');
  if (kind === '!') {
    const rest = inner(glob.slice(end + 1));
    // A leading period is matched by a period alone.
    const visible = at === 0 ? '(?!\\.)' : '';
    return { source: `${visible}(?!(?:${alternatives})${rest}$).*`, end };
  }
  // What repeats and is of any length itself takes for ever to match: anything stands for it.
  if (/[*+]/.test(kind) && body.includes('*')) return { source: '.*', end };
  return { source: `(?:${alternatives})${kind === '@' ? '' : kind}`, end };
}

/** Whether a name has such a group. */
export function isExtendedGlob(text: string): boolean {
  return /[!@+?*]\([^()]*\)/.test(text);
}
