/** Whether a line is in both of two texts, in the first only, or in the second only. */
export type LineKind = 'same' | 'removed' | 'added';

/** Cells of the table of common lines; beyond it the changed middle is shown as replaced, which is right though not short. */
const MOST_CELLS = 4_000_000;

/**
 * The shortest way from one list of lines to another: a longest common subsequence between the common start and end.
 * The kinds stand in the order in which a diff prints the lines, removed ones before added ones.
 */
export function compareLines(a: readonly string[], b: readonly string[]): readonly LineKind[] {
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
  return [
    ...Array.from({ length: start }, () => 'same' as const),
    ...script(a.slice(start, a.length - end), b.slice(start, b.length - end)),
    ...Array.from({ length: end }, () => 'same' as const),
  ];
}

function script(a: readonly string[], b: readonly string[]): LineKind[] {
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
  const kinds: LineKind[] = [];
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
