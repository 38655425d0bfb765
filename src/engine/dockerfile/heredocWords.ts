/** A here-document announced in an instruction's line. */
export interface HeredocWord {
  readonly name: string;
  /** False when any part of the delimiter is quoted. */
  readonly expand: boolean;
  /** `<<-`: leading tabs of the body are taken off. */
  readonly chomp: boolean;
  /** Place of the whole word (`<<EOF`) in the joined line. */
  readonly start: number;
  readonly end: number;
}

const HEREDOC = /^\d*<<(-?)\s*([^<]*)$/;

/**
 * The here-documents of a joined instruction line, in order. Words are split with respect to quotes, so `"<<EOF"`, `<<<` and
 * `$((1<<2))` are none; a line with an unclosed quote has none at all.
 * Source: moby/buildkit frontend/dockerfile/parser/parser.go, heredocsFromLine.
 */
export function heredocWords(line: string): readonly HeredocWord[] {
  if (!line.includes('<<')) return [];
  const found: HeredocWord[] = [];
  for (const { start, end } of rawWords(line)) {
    const word = parseHeredocWord(line.slice(start, end));
    if (word) found.push({ ...word, start, end });
  }
  return found;
}

/** Reads `<<-"EOF"`; null when the word is no here-document. */
export function parseHeredocWord(
  word: string,
): Pick<HeredocWord, 'name' | 'expand' | 'chomp'> | null {
  const match = HEREDOC.exec(word);
  const rest = match?.[2] ?? '';
  // `<<EOF python3` is a command with a here-document, and no delimiter of two words.
  if (rawWords(rest).length !== 1) return null;
  const name = rest.replace(/\\(.)|["']/gs, (_all, escaped: string | undefined) => escaped ?? '');
  if (name === '') return null;
  return { name, expand: !/(^|[^\\])["']/.test(rest), chomp: match?.[1] === '-' };
}

function rawWords(line: string): readonly { readonly start: number; readonly end: number }[] {
  const words: { start: number; end: number }[] = [];
  let start = -1;
  let at = 0;
  while (at < line.length) {
    const char = line.charAt(at);
    if (/\s/.test(char)) {
      if (start >= 0) words.push({ start, end: at });
      start = -1;
      at += 1;
      continue;
    }
    if (start < 0) start = at;
    if (char === '\\') {
      at += 2;
    } else if (char === "'") {
      const close = line.indexOf("'", at + 1);
      if (close < 0) return [];
      at = close + 1;
    } else if (char === '"') {
      const close = closingQuote(line, at + 1);
      if (close < 0) return [];
      at = close + 1;
    } else if (char === '<' && line.charAt(at + 1) === '<') {
      at += 2;
      // `<< EOF` is one word.
      while (at < line.length && /[ \t\r]/.test(line.charAt(at))) at += 1;
    } else {
      at += 1;
    }
  }
  if (start >= 0) words.push({ start, end: Math.min(at, line.length) });
  return words;
}

function closingQuote(line: string, from: number): number {
  for (let at = from; at < line.length; at += 1) {
    const char = line.charAt(at);
    if (char === '\\') at += 1;
    else if (char === '"') return at;
  }
  return -1;
}
