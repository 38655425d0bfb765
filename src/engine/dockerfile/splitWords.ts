/** A word of an instruction with its place in the text that was split. */
export interface TextWord {
  /** As written: quotes and escapes are kept, expandVariables takes them off. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/**
 * Splits at blanks that are not quoted or escaped, as for ENV, ARG and LABEL. Quotes and escapes stay in the words; an unclosed quote
 * runs to the end.
 * Source: moby/buildkit frontend/dockerfile/parser/line_parsers.go, parseWords.
 */
export function splitWords(text: string, escape = '\\'): readonly TextWord[] {
  const words: TextWord[] = [];
  let at = 0;
  for (;;) {
    while (at < text.length && /\s/.test(text.charAt(at))) at += 1;
    if (at >= text.length) return words;
    const end = endOfWord(text, at, escape);
    words.push({ text: text.slice(at, end), start: at, end });
    at = end;
  }
}

/** Where the word that starts at `from` ends. */
export function endOfWord(text: string, from: number, escape: string): number {
  let quote = '';
  let at = from;
  for (; at < text.length; at += 1) {
    const char = text.charAt(at);
    if (quote !== '') {
      if (char === quote) quote = '';
      else if (char === escape && quote === '"') at += 1;
    } else if (/\s/.test(char)) return at;
    else if (char === '"' || char === "'") quote = char;
    else if (char === escape) at += 1;
  }
  return Math.min(at, text.length);
}

/** Splits at every blank, as for the paths of COPY, EXPOSE and VOLUME, where quotes do not group. */
export function splitAtBlanks(text: string): readonly TextWord[] {
  return [...text.matchAll(/\S+/g)].map((match) => ({
    text: match[0],
    start: match.index,
    end: match.index + match[0].length,
  }));
}
