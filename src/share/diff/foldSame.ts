import type { DiffLine } from './lineDiff.ts';

/** A part of a diff that is shown, or how many unchanged lines are left out. */
export type DiffPart =
  | { readonly kind: 'lines'; readonly lines: readonly DiffLine[] }
  | { readonly kind: 'gap'; readonly count: number };

/** Leaves out unchanged lines that are more than `around` lines away from a change. */
export function foldSame(lines: readonly DiffLine[], around: number): readonly DiffPart[] {
  const shown = lines.map(() => false);
  lines.forEach(({ kind }, at) => {
    if (kind === 'same') return;
    for (let near = at - around; near <= at + around; near += 1) {
      if (near >= 0 && near < shown.length) shown[near] = true;
    }
  });
  const parts: DiffPart[] = [];
  let from = 0;
  while (from < lines.length) {
    let to = from + 1;
    while (to < lines.length && shown[to] === shown[from]) to += 1;
    parts.push(
      shown[from] === true
        ? { kind: 'lines', lines: lines.slice(from, to) }
        : { kind: 'gap', count: to - from },
    );
    from = to;
  }
  return parts;
}
