/** Lines that say something. */
function linesOf(text: string): ReadonlySet<string> {
  return new Set(
    text
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== ''),
  );
}

function keptShare(lines: ReadonlySet<string>, others: ReadonlySet<string>): number {
  if (lines.size === 0) return 0;
  return [...lines].filter((line) => others.has(line)).length / lines.size;
}

/** Less than this of either text in the other, and one is not an edit of the other. */
const SAME = 0.5;

/**
 * Whether a text has been put in the place of another rather than been written on: most lines of neither are in the other. Lines that
 * were only added or only taken away leave the same text.
 */
export function isAnotherText(before: string, after: string): boolean {
  const [old, present] = [linesOf(before), linesOf(after)];
  return keptShare(old, present) < SAME && keptShare(present, old) < SAME;
}
