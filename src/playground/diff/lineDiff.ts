/** A line of two texts that are shown as one. Numbers are 1-based; null where the line is not in that text. */
export interface DiffLine {
  readonly kind: 'same' | 'removed' | 'added';
  readonly text: string;
  readonly before: number | null;
  readonly after: number | null;
}

/** Cells of the table of common lines; beyond it the changed middle is shown as replaced, which is right though not short. */
const MOST_CELLS = 4_000_000;

/** The shortest way from one text to another in whole lines: a longest common subsequence between the common start and end. */
export function lineDiff(before: string, after: string): readonly DiffLine[] {
  const a = linesOf(before);
  const b = linesOf(after);
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start += 1;
  let end = 0;
  while (
    end < a.length - start &&
    end < b.length - start &&
    a[a.length - 1 - end] === b[b.length - 1 - end]
  ) {
    end += 1;
  }
  const middleA = a.slice(start, a.length - end);
  const middleB = b.slice(start, b.length - end);
  const kinds = [
    ...Array.from({ length: start }, () => 'same' as const),
    ...script(middleA, middleB),
    ...Array.from({ length: end }, () => 'same' as const),
  ];
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

function script(a: readonly string[], b: readonly string[]): DiffLine['kind'][] {
  if (a.length * b.length > MOST_CELLS) {
    return [...a.map(() => 'removed' as const), ...b.map(() => 'added' as const)];
  }
  // common[i * width + j]: the most lines that a from i and b from j have in common, in order.
  const width = b.length + 1;
  const common = new Uint32Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      common[i * width + j] =
        a[i] === b[j]
          ? (common[(i + 1) * width + j + 1] ?? 0) + 1
          : Math.max(common[(i + 1) * width + j] ?? 0, common[i * width + j + 1] ?? 0);
    }
  }
  const kinds: DiffLine['kind'][] = [];
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      kinds.push('same');
      i += 1;
      j += 1;
    } else if (
      i < a.length &&
      (j === b.length || (common[(i + 1) * width + j] ?? 0) >= (common[i * width + j + 1] ?? 0))
    ) {
      kinds.push('removed');
      i += 1;
    } else {
      kinds.push('added');
      j += 1;
    }
  }
  return kinds;
}
