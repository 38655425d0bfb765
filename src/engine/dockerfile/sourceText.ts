import type { SourceRange } from './instruction.ts';

/** A text with its line starts, so that offsets can be told as lines. */
export interface SourceText {
  readonly text: string;
  /** `end` is exclusive; lines are 1-based, and `endLine` is that of the last character. */
  range(start: number, end: number): SourceRange;
}

export function sourceText(text: string): SourceText {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  const lineOf = (offset: number): number => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low + 1;
  };
  return {
    text,
    range: (start, end) => ({
      start,
      end: Math.max(start, end),
      line: lineOf(start),
      endLine: lineOf(Math.max(start, end - 1)),
    }),
  };
}
