import type { Flag, SourceRange, SyntaxProblem } from './instruction.ts';
import type { LogicalLine } from './logicalLines.ts';
import type { SourceText } from './sourceText.ts';
import { endOfWord } from './splitWords.ts';

/** Where an instruction stands in its line, before its arguments are read. Offsets are into the joined text of the line. */
export interface Head {
  /** Upper case. */
  readonly keyword: string;
  readonly start: number;
  /** End of the keyword. */
  readonly end: number;
}

/** One instruction and what its reader needs. */
export interface Reader {
  readonly source: SourceText;
  readonly escape: string;
  readonly line: LogicalLine;
  readonly head: Head;
  /** Joined text of the line, trailing blanks cut off. */
  readonly text: string;
  /** The source range of a piece of the joined text. */
  range(start: number, end: number): SourceRange;
  problem(
    id: string,
    severity: SyntaxProblem['severity'],
    message: string,
    range?: SourceRange,
  ): void;
}

export function createReader(
  source: SourceText,
  escape: string,
  line: LogicalLine,
  head: Head,
  report: (problem: SyntaxProblem) => void,
): Reader {
  const range = (start: number, end: number): SourceRange =>
    source.range(
      line.toSource(start),
      end > start ? line.toSource(end - 1) + 1 : line.toSource(start),
    );
  const text = line.text.trimEnd();
  return {
    source,
    escape,
    line,
    head,
    text,
    range,
    problem: (id, severity, message, place) => {
      report({ id, severity, message, range: place ?? range(head.start, text.length) });
    },
  };
}

/** Flags before the arguments, and where the arguments start (the end of the text when there are none). */
export function readFlags(
  reader: Reader,
  known: readonly string[],
): { readonly flags: readonly Flag[]; readonly rest: number } {
  const { text, head, escape } = reader;
  const flags: Flag[] = [];
  let at = head.end;
  for (;;) {
    at = skipBlanks(text, at);
    if (!text.startsWith('--', at)) return { flags, rest: at };
    const end = endOfWord(text, at, escape);
    const word = text.slice(at, end);
    if (word === '--') return { flags, rest: skipBlanks(text, end) };
    const equals = word.indexOf('=');
    const name = (equals < 0 ? word : word.slice(0, equals)).slice(2).toLowerCase();
    const value = equals < 0 ? null : unquote(word.slice(equals + 1), escape);
    const range = reader.range(at, end);
    if (!known.includes(name)) {
      reader.problem('unknown-flag', 'error', `${head.keyword} has no flag --${name}.`, range);
    }
    flags.push({ name, value, range });
    at = end;
  }
}

export function skipBlanks(text: string, from: number): number {
  let at = from;
  while (at < text.length && /\s/.test(text.charAt(at))) at += 1;
  return at;
}

/** Takes quotes and escapes off, as the builder does for flags. */
export function unquote(text: string, escape: string): string {
  if (!text.includes('"') && !text.includes("'") && !text.includes(escape)) return text;
  let result = '';
  let quote = '';
  for (let at = 0; at < text.length; at += 1) {
    const char = text.charAt(at);
    if (quote === '' && (char === '"' || char === "'")) quote = char;
    else if (char === quote) quote = '';
    else if (char === escape) {
      at += 1;
      result += text.charAt(at);
    } else result += char;
  }
  return result;
}

/**
 * The strings of a JSON form; null when the text is none, and is then read in shell form as the builder does.
 * dockerfile-ast 0.7.1 loses blanks inside the strings, so the text itself is parsed.
 */
export function readJsonStrings(text: string): readonly string[] | null {
  if (!text.startsWith('[')) return null;
  try {
    const value: unknown = JSON.parse(text);
    if (!Array.isArray(value)) return null;
    const items: readonly unknown[] = value;
    return items.every((item) => typeof item === 'string') ? items : null;
  } catch {
    return null;
  }
}
