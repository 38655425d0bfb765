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

/** The longest common subsequence, by the textbook's table: the texts have hundreds of lines, not millions. */
function compare(a: readonly string[], b: readonly string[]): readonly Line[] {
  const width = b.length + 1;
  const common = new Uint32Array((a.length + 1) * width);
  const at = (i: number, j: number): number => common[i * width + j] ?? 0;
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      common[i * width + j] =
        a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const lines: Line[] = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    const [left, right] = [a[i], b[j]];
    if (left !== undefined && left === right) {
      lines.push({ sign: ' ', text: left });
      i += 1;
      j += 1;
    } else if (left !== undefined && (right === undefined || at(i + 1, j) >= at(i, j + 1))) {
      lines.push({ sign: '-', text: left });
      i += 1;
    } else if (right !== undefined) {
      lines.push({ sign: '+', text: right });
      j += 1;
    }
  }
  return lines;
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
