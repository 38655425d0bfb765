import { compareLines } from '../share/diff/compareLines.ts';

/** Unchanged lines around a change. */
const AROUND = 3;

interface Line {
  readonly sign: ' ' | '-' | '+';
  readonly text: string;
}

/**
 * The difference of two texts as `diff -u` writes it; empty when they are equal.
 * Format: https://www.gnu.org/software/diffutils/manual/html_node/Detailed-Unified.html
 */
export function unifiedDiff(file: string, before: string, after: string): string {
  if (before === after) return '';
  const path = file.replace(/^(\.?\/)+/, '');
  const lines = compare(linesOf(before), linesOf(after));
  const head = before === '' ? '--- /dev/null' : `--- a/${path}`;
  const hunks = hunksOf(lines).map(([start, end]) => hunk(lines, start, end));
  return `${head}\n+++ b/${path}\n${hunks.join('')}`;
}

/** Lines with their line breaks, so that a missing one at the end is a difference too. */
function linesOf(text: string): readonly string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

function compare(a: readonly string[], b: readonly string[]): readonly Line[] {
  let [i, j] = [0, 0];
  return compareLines(a, b).map((kind): Line => {
    if (kind === 'added') return { sign: '+', text: b[j++] ?? '' };
    if (kind === 'same') j += 1;
    return { sign: kind === 'same' ? ' ' : '-', text: a[i++] ?? '' };
  });
}

/** Ranges of lines to print: changes with what is around them, joined where they meet. */
function hunksOf(lines: readonly Line[]): readonly (readonly [number, number])[] {
  const hunks: [number, number][] = [];
  lines.forEach(({ sign }, index) => {
    if (sign === ' ') return;
    const last = hunks.at(-1);
    const start = Math.max(0, index - AROUND);
    const end = Math.min(lines.length, index + AROUND + 1);
    if (last !== undefined && start <= last[1]) last[1] = end;
    else hunks.push([start, end]);
  });
  return hunks;
}

function hunk(lines: readonly Line[], start: number, end: number): string {
  const count = (from: number, to: number, sign: Line['sign']): number =>
    lines.slice(from, to).filter((line) => line.sign !== sign).length;
  const [old, now] = [count(start, end, '+'), count(start, end, '-')];
  const first = (before: number, length: number): number => (length === 0 ? before : before + 1);
  const body = lines
    .slice(start, end)
    .map(({ sign, text }) =>
      text.endsWith('\n') ? sign + text : `${sign}${text}\n\\ No newline at end of file\n`,
    )
    .join('');
  const from = `${first(count(0, start, '+'), old)},${old}`;
  return `@@ -${from} +${first(count(0, start, '-'), now)},${now} @@\n${body}`;
}
