import { heredocWords } from './heredocWords.ts';
import type { HeredocWord } from './heredocWords.ts';

/** One instruction's text as the builder sees it: continued lines joined, comments inside left out. */
export interface LogicalLine {
  /** Joined text, without its here-documents. */
  readonly text: string;
  /** Offset in the source of the character at `offset` of `text`. */
  toSource(offset: number): number;
  /** Source offsets of the instruction, here-documents included, the last line end not. */
  readonly start: number;
  readonly end: number;
  /** Where its own lines end and the here-documents begin. */
  readonly headEnd: number;
  readonly heredocs: readonly Heredoc[];
  /** Source ranges inside the head that are not in `text`: continuations, comment lines, empty lines. */
  readonly gaps: readonly { readonly start: number; readonly end: number }[];
  /** Source offsets of empty lines between continued ones. */
  readonly emptyContinuations: readonly number[];
  /** The name of the here-document that is never closed; null when all are. */
  readonly unterminated: string | null;
}

export interface Heredoc extends HeredocWord {
  /** Source offsets of the body; its last line end is part of it. */
  readonly bodyStart: number;
  readonly bodyEnd: number;
  /** End of the line with the closing delimiter. */
  readonly closingEnd: number;
}

const HEREDOC_KEYWORD = /^\s*(?:onbuild\s+)?(?:run|copy|add)\s/i;
const JSON_FORM = /^\s*(?:onbuild\s+)?\w+\s+(?:--\S+\s+)*\[/i;

/**
 * Splits a Dockerfile into instructions, line for line as the builder does: an escape character at the end of a line (blanks may follow
 * it, another escape character may not stand before it) continues it; comment lines and empty lines in between are dropped.
 * Linear in the length of the text.
 * Source: moby/buildkit frontend/dockerfile/parser/parser.go, Parse and trimContinuationCharacter.
 */
export function logicalLines(text: string, escape: string): readonly LogicalLine[] {
  const result: LogicalLine[] = [];
  // A byte order mark is no part of the first line.
  let at = text.startsWith('\uFEFF') ? 1 : 0;
  while (at < text.length) {
    const line = physicalLine(text, at);
    const first = line.start + leadingBlanks(text, line.start, line.end);
    if (first >= line.end || text.charAt(first) === '#') {
      at = line.next;
      continue;
    }
    const read = readLogicalLine(text, first, escape);
    // A lone escape character, with nothing after it.
    if (read.line) result.push(read.line);
    at = read.next;
  }
  return result;
}

interface PhysicalLine {
  readonly start: number;
  /** Without `\n` and the `\r` before it. */
  readonly end: number;
  readonly next: number;
}

function physicalLine(text: string, start: number): PhysicalLine {
  const newline = text.indexOf('\n', start);
  const next = newline < 0 ? text.length : newline + 1;
  let end = newline < 0 ? text.length : newline;
  while (end > start && text.charAt(end - 1) === '\r') end -= 1;
  return { start, end, next };
}

function leadingBlanks(text: string, start: number, end: number): number {
  let at = start;
  while (at < end && /\s/.test(text.charAt(at))) at += 1;
  return at - start;
}

/** Where the text of a continued line ends; -1 when the line is not continued. */
function continuation(text: string, start: number, end: number, escape: string): number {
  let last = end - 1;
  while (last >= start && (text.charAt(last) === ' ' || text.charAt(last) === '\t')) last -= 1;
  if (last < start || text.charAt(last) !== escape) return -1;
  return last > start && text.charAt(last - 1) === escape ? -1 : last;
}

function readLogicalLine(
  text: string,
  first: number,
  escape: string,
): { readonly line: LogicalLine | null; readonly next: number } {
  const pieces: { readonly joined: number; readonly source: number }[] = [];
  const parts: string[] = [];
  const gaps: { start: number; end: number }[] = [];
  const emptyContinuations: number[] = [];
  let length = 0;
  let headEnd = first;
  let next = first;
  let open = true;
  while (open && next < text.length) {
    const line = physicalLine(text, next);
    const isFirst = next === first;
    next = line.next;
    if (!isFirst) {
      const content = line.start + leadingBlanks(text, line.start, line.end);
      if (content >= line.end) {
        emptyContinuations.push(line.start);
        continue;
      }
      if (text.charAt(content) === '#') continue;
    }
    const continued = continuation(text, line.start, line.end, escape);
    open = continued >= 0;
    const end = open ? continued : line.end;
    if (!isFirst) gaps.push({ start: headEnd, end: line.start });
    pieces.push({ joined: length, source: line.start });
    parts.push(text.slice(line.start, end));
    length += end - line.start;
    headEnd = end;
  }
  const joined = parts.join('');
  if (joined.trim() === '') return { line: null, next };
  const { heredocs, end, after, unterminated } = readHeredocs(text, joined, headEnd, next);
  return {
    next: after,
    line: {
      text: joined,
      toSource: (offset) => toSource(pieces, offset),
      start: first,
      end,
      headEnd,
      heredocs,
      gaps,
      emptyContinuations,
      unterminated,
    },
  };
}

function toSource(
  pieces: readonly { readonly joined: number; readonly source: number }[],
  offset: number,
): number {
  let low = 0;
  let high = pieces.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((pieces[middle]?.joined ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  const piece = pieces[low];
  return piece ? piece.source + offset - piece.joined : 0;
}

function readHeredocs(text: string, joined: string, headEnd: number, next: number) {
  const heredocs: Heredoc[] = [];
  const mayHold = HEREDOC_KEYWORD.test(joined) && !JSON_FORM.test(joined);
  let end = headEnd;
  let after = next;
  let unterminated: string | null = null;
  for (const word of mayHold ? heredocWords(joined) : []) {
    const bodyStart = after;
    let bodyEnd = -1;
    while (after < text.length && bodyEnd < 0) {
      const line = physicalLine(text, after);
      after = line.next;
      let from = line.start;
      while (word.chomp && text.charAt(from) === '\t') from += 1;
      end = line.end;
      if (line.end - from === word.name.length && text.startsWith(word.name, from))
        bodyEnd = line.start;
    }
    if (bodyEnd < 0) {
      unterminated ??= word.name;
      bodyEnd = text.length;
    }
    heredocs.push({ ...word, bodyStart, bodyEnd, closingEnd: end });
  }
  return { heredocs, end, after, unterminated };
}
