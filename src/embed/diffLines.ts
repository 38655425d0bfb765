/** A line of the text before, after, or both. */
export interface DiffLine {
  readonly side: 'both' | 'before' | 'after';
  readonly text: string;
}

/** Texts longer than this are shown one after the other: the table of the comparison grows with their product. */
const MOST_CELLS = 4_000_000;

/** Lines of two texts, the longest common subsequence taken as unchanged (Myers 1986 defines the same result). */
export function diffLines(before: string, after: string): readonly DiffLine[] {
  const [a, b] = [before.split('\n'), after.split('\n')];
  if (a.length * b.length > MOST_CELLS) {
    return [
      ...a.map((text): DiffLine => ({ side: 'before', text })),
      ...b.map((text): DiffLine => ({ side: 'after', text })),
    ];
  }
  const width = b.length + 1;
  /** Length of the longest common subsequence of what follows line `i` of one and line `j` of the other. */
  const common = new Uint32Array((a.length + 1) * width);
  const at = (i: number, j: number): number => common[i * width + j] ?? 0;
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      common[i * width + j] =
        a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const lines: DiffLine[] = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    const [old, young] = [a[i], b[j]];
    if (old !== undefined && old === young) {
      lines.push({ side: 'both', text: old });
      i += 1;
      j += 1;
    } else if (old !== undefined && (young === undefined || at(i + 1, j) >= at(i, j + 1))) {
      lines.push({ side: 'before', text: old });
      i += 1;
    } else if (young !== undefined) {
      lines.push({ side: 'after', text: young });
      j += 1;
    }
  }
  return lines;
}
