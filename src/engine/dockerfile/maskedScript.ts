import type { LogicalLine } from './logicalLines.ts';

/**
 * The script of a RUN in shell form from `rest` (an offset into the joined line) on, as long as in the source: continuations, and the
 * comment and empty lines that the builder drops, are blanked, so that offsets of commands hold. Where a continuation splits a word
 * (`foo\⏎bar`) it is kept for the shell to join.
 * Source: Dockerfile reference, Format ("comment lines are removed before the instruction is executed").
 */
export function maskedScript(line: LogicalLine, source: string, rest: number): string {
  const start = line.toSource(rest);
  const pieces: string[] = [];
  let at = start;
  for (const gap of line.gaps) {
    if (gap.end <= start) continue;
    pieces.push(source.slice(at, gap.start));
    const joins =
      source.slice(gap.start, gap.end) === '\\\n' &&
      /\S/.test(source.charAt(gap.start - 1)) &&
      /\S/.test(source.charAt(gap.end));
    pieces.push(joins ? '\\\n' : ' '.repeat(gap.end - gap.start));
    at = gap.end;
  }
  pieces.push(source.slice(at, line.headEnd));
  return pieces.join('');
}

/**
 * Lines of a Windows file end as the shell expects them, at the same length: the carriage return becomes a blank, before the line end
 * or, in front of a closing delimiter's, after it.
 */
export function withoutCarriageReturns(text: string): string {
  return text.includes('\r') ? text.replace(/\r\n/g, ' \n').replaceAll('\r', ' ') : text;
}
