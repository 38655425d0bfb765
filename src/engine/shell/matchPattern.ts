import type { PatternToken } from './globPattern.ts';

function matchesOne(token: PatternToken, char: string): boolean {
  switch (token.kind) {
    case 'char':
      return token.char === char;
    case 'any':
      return true;
    case 'star':
      return false;
    case 'set': {
      const code = char.charCodeAt(0);
      return token.negated !== token.ranges.some(([low, high]) => code >= low && code <= high);
    }
  }
}

/** Whether the whole text matches. Time is at most the product of both lengths. */
export function matchesPattern(tokens: readonly PatternToken[], text: string): boolean {
  let at = 0;
  let token = 0;
  let star = -1;
  let retry = 0;
  while (at < text.length) {
    const current = tokens[token];
    if (current?.kind === 'star') {
      star = token;
      retry = at;
      token += 1;
    } else if (current && matchesOne(current, text.charAt(at))) {
      at += 1;
      token += 1;
    } else if (star >= 0) {
      token = star + 1;
      retry += 1;
      at = retry;
    } else return false;
  }
  while (tokens[token]?.kind === 'star') token += 1;
  return token === tokens.length;
}

/** State changes that one match may take; more would hang the page on a text made for it. */
const MOST_WORK = 200_000;

/** `${x#p}` and `${x##p}`: the text without the shortest or longest prefix that matches. */
export function withoutPrefix(
  text: string,
  tokens: readonly PatternToken[],
  longest: boolean,
): string {
  const length = prefixLength(text, 0, tokens, longest, { left: MOST_WORK });
  return length === null ? text : text.slice(length);
}

/** `${x%p}` and `${x%%p}`. */
export function withoutSuffix(
  text: string,
  tokens: readonly PatternToken[],
  longest: boolean,
): string {
  const length = prefixLength(reversed(text), 0, tokens.toReversed(), longest, { left: MOST_WORK });
  return length === null ? text : text.slice(0, text.length - length);
}

/**
 * `${x/p/r}` (first match) and `${x//p/r}` (all); each match is the longest at its place. Null when it takes too long: a long text and
 * several stars.
 */
export function replaceMatches(
  text: string,
  tokens: readonly PatternToken[],
  replacement: string,
  options: { readonly all: boolean; readonly at?: 'start' | 'end' },
): string | null {
  if (options.at === 'end') {
    const rest = withoutSuffix(text, tokens, true);
    const matched = rest.length < text.length || matchesPattern(tokens, '');
    return matched ? rest + replacement : text;
  }
  if (tokens.length === 0) return text;
  const work = { left: MOST_WORK };
  const pieces: string[] = [];
  let at = 0;
  while (at < text.length) {
    const length = prefixLength(text, at, tokens, true, work) ?? 0;
    if (work.left <= 0) return null;
    if (length > 0) {
      pieces.push(replacement);
      at += length;
      if (!options.all) break;
    } else {
      pieces.push(text.charAt(at));
      at += 1;
    }
    if (options.at === 'start') break;
  }
  pieces.push(text.slice(at));
  return pieces.join('');
}

/** Length of the shortest or longest match at `from`: the pattern is run as an automaton over the text. Null for none. */
function prefixLength(
  text: string,
  from: number,
  tokens: readonly PatternToken[],
  longest: boolean,
  work: { left: number },
): number | null {
  let found: number | null = null;
  let states = closure(new Set([0]), tokens);
  for (let at = from; ; at += 1) {
    if (states.has(tokens.length)) {
      found = at - from;
      if (!longest) return found;
    }
    if (at >= text.length || states.size === 0 || work.left <= 0) return found;
    work.left -= states.size;
    const next = new Set<number>();
    for (const state of states) {
      const token = tokens[state];
      if (!token) continue;
      if (token.kind === 'star') next.add(state);
      else if (matchesOne(token, text.charAt(at))) next.add(state + 1);
    }
    states = closure(next, tokens);
  }
}

function closure(states: Set<number>, tokens: readonly PatternToken[]): Set<number> {
  for (const state of states) if (tokens[state]?.kind === 'star') states.add(state + 1);
  return states;
}

function reversed(text: string): string {
  let result = '';
  for (let at = text.length - 1; at >= 0; at -= 1) result += text.charAt(at);
  return result;
}
