import type { SourceRange } from '../../dockerfile/instruction.ts';
import type { TextEdit } from '../../report.ts';
import { DOCKERFILE } from './applyEdits.ts';

interface Placed {
  readonly range: SourceRange;
}

/** Takes an instruction out with the line break after it. */
export function removeInstruction(instruction: Placed, source: string): TextEdit {
  const start = lineStart(source, instruction.range.start);
  return { file: DOCKERFILE, start, end: lineEnd(source, instruction.range.end), text: '' };
}

/** Puts a line before an instruction, above the comment that stands directly over it. */
export function insertLineBefore(instruction: Placed, line: string, source: string): TextEdit {
  let at = lineStart(source, instruction.range.start);
  for (;;) {
    const above = at === 0 ? at : lineStart(source, at - 1);
    if (above === at || !/^[ \t]*#/.test(source.slice(above, at))) break;
    // Parser directives belong to the top of the file (Dockerfile reference, Parser directives).
    if (above === 0 && /^#\s*(syntax|escape|check)\s*=/i.test(source)) break;
    at = above;
  }
  return { file: DOCKERFILE, start: at, end: at, text: `${line}${newlineOf(source)}` };
}

/** Puts a line after an instruction. */
export function insertLineAfter(instruction: Placed, line: string, source: string): TextEdit {
  const at = lineEnd(source, instruction.range.end);
  const newline = newlineOf(source);
  const isOpen = at > 0 && source[at - 1] !== '\n';
  const text = isOpen ? `${newline}${line}` : `${line}${newline}`;
  return { file: DOCKERFILE, start: at, end: at, text };
}

/** `RUN` in the letter case that the file's FROM is written in. */
export function keywordLike(from: { readonly text: string }, keyword: string): string {
  return /^\s*from\b/.test(from.text) ? keyword.toLowerCase() : keyword;
}

/** The line break that a text uses. */
export function newlineOf(source: string): string {
  return /\r\n/.test(source) ? '\r\n' : '\n';
}

export function lineStart(source: string, offset: number): number {
  return source.lastIndexOf('\n', offset - 1) + 1;
}

/** The offset after the line break that ends the line of `offset`. */
export function lineEnd(source: string, offset: number): number {
  const at = source.indexOf('\n', offset);
  return at < 0 ? source.length : at + 1;
}
