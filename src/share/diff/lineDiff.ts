import { compareLines } from './compareLines.ts';
import type { LineKind } from './compareLines.ts';

/** A line of two texts that are shown as one. Numbers are 1-based; null where the line is not in that text. */
export interface DiffLine {
  readonly kind: LineKind;
  readonly text: string;
  readonly before: number | null;
  readonly after: number | null;
}

/** The shortest way from one text to another in whole lines: a longest common subsequence between the common start and end. */
export function lineDiff(before: string, after: string): readonly DiffLine[] {
  const a = linesOf(before);
  const b = linesOf(after);
  const kinds = compareLines(a, b);
  let i = 0;
  let j = 0;
  return kinds.map((kind): DiffLine => {
    if (kind === 'added') return { kind, text: b[j++] ?? '', before: null, after: j };
    const text = a[i++] ?? '';
    return { kind, text, before: i, after: kind === 'same' ? ++j : null };
  });
}

/** A final line break ends the last line instead of beginning another. */
function linesOf(text: string): readonly string[] {
  const lines = text.split(/\r?\n/);
  if (lines.at(-1) === '') lines.pop();
  return lines;
}
