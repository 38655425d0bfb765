/** A shell pattern taken apart, so that it can be matched without regular expressions (whose worst case is exponential). */
export type PatternToken =
  | { readonly kind: 'char'; readonly char: string }
  | { readonly kind: 'any' }
  | { readonly kind: 'star' }
  | {
      readonly kind: 'set';
      readonly negated: boolean;
      /** Inclusive ranges of UTF-16 units. */
      readonly ranges: readonly (readonly [number, number])[];
    };

const CLASSES: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  alpha: [
    ['a', 'z'],
    ['A', 'Z'],
  ],
  digit: [['0', '9']],
  alnum: [
    ['a', 'z'],
    ['A', 'Z'],
    ['0', '9'],
  ],
  upper: [['A', 'Z']],
  lower: [['a', 'z']],
  space: [
    ['\t', '\r'],
    [' ', ' '],
  ],
  blank: [
    ['\t', '\t'],
    [' ', ' '],
  ],
  xdigit: [
    ['0', '9'],
    ['a', 'f'],
    ['A', 'F'],
  ],
  punct: [
    ['!', '/'],
    [':', '@'],
    ['[', '`'],
    ['{', '~'],
  ],
};

/** Characters of a pattern, each told whether it stands for itself (was quoted). */
export type PatternChars = readonly { readonly char: string; readonly literal: boolean }[];

export function patternChars(pattern: string): PatternChars {
  const chars: { char: string; literal: boolean }[] = [];
  for (let at = 0; at < pattern.length; at += 1) {
    const escaped = pattern.charAt(at) === '\\' && at + 1 < pattern.length;
    if (escaped) at += 1;
    chars.push({ char: pattern.charAt(at), literal: escaped });
  }
  return chars;
}

/** Characters that stand for themselves: those of a quoted text. */
export function literalChars(text: string): PatternChars {
  return Array.from({ length: text.length }, (_, at) => ({ char: text.charAt(at), literal: true }));
}

/**
 * Reads `*`, `?` and `[...]` with `!` or `^`, ranges and classes; a backslash makes the next character literal.
 * Source: POSIX.1-2024, Shell Command Language, 2.14 Pattern Matching Notation.
 */
export function parsePattern(
  pattern: string | PatternChars,
  options: { readonly brackets: boolean } = { brackets: true },
): readonly PatternToken[] {
  const chars = typeof pattern === 'string' ? patternChars(pattern) : pattern;
  const tokens: PatternToken[] = [];
  for (let at = 0; at < chars.length; at += 1) {
    const { char, literal } = chars[at] ?? { char: '', literal: true };
    if (!literal && char === '*') {
      if (tokens.at(-1)?.kind !== 'star') tokens.push({ kind: 'star' });
    } else if (!literal && char === '?') {
      tokens.push({ kind: 'any' });
    } else if (!literal && char === '[' && options.brackets) {
      const set = readSet(chars, at + 1);
      if (set) {
        tokens.push(set.token);
        at = set.end;
      } else tokens.push({ kind: 'char', char });
    } else tokens.push({ kind: 'char', char });
  }
  return tokens;
}

function readSet(
  chars: PatternChars,
  from: number,
): { readonly token: PatternToken; readonly end: number } | null {
  const first = chars[from];
  const negated = first !== undefined && !first.literal && /[!^]/.test(first.char);
  const start = negated ? from + 1 : from;
  const ranges: (readonly [number, number])[] = [];
  for (let at = start; at < chars.length; at += 1) {
    const here = chars[at];
    if (!here) return null;
    if (!here.literal && here.char === ']' && at > start) {
      return { token: { kind: 'set', negated, ranges }, end: at };
    }
    const named = here.char === '[' && !here.literal ? className(chars, at) : null;
    if (named) {
      for (const [low, high] of CLASSES[named.name] ?? []) {
        ranges.push([low.charCodeAt(0), high.charCodeAt(0)]);
      }
      at = named.end;
      continue;
    }
    const code = here.char.charCodeAt(0);
    const dash = chars[at + 1];
    const last = chars[at + 2];
    const isRange = dash?.char === '-' && !dash.literal && last !== undefined && last.char !== ']';
    ranges.push([code, isRange ? last.char.charCodeAt(0) : code]);
    if (isRange) at += 2;
  }
  return null;
}

function className(
  chars: PatternChars,
  at: number,
): { readonly name: string; readonly end: number } | null {
  let text = '';
  for (let index = at; index < chars.length && index < at + 12; index += 1) {
    text += chars[index]?.char ?? '';
    const match = /^\[:(\w+):\]$/.exec(text);
    const name = match?.[1];
    if (name !== undefined) return Object.hasOwn(CLASSES, name) ? { name, end: index } : null;
  }
  return null;
}
