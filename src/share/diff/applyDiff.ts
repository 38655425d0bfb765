/** A hunk of a unified diff: the lines on either side, with what is around the change. */
interface Hunk {
  readonly before: readonly string[];
  readonly after: readonly string[];
}

const HUNK = /^@@ -\d+(?:,(\d+))? \+\d+(?:,(\d+))? @@/;

/** Whether a text is a unified diff, as `git diff`, `git show` and `git log -p` print it. */
export function isDiff(text: string): boolean {
  return /^@@ -\d+(?:,\d+)? \+\d+(?:,\d+)? @@/m.test(text) && /^\+\+\+ /m.test(text);
}

/**
 * The text on the other side of a unified diff.
 *
 * Hunks are found by what they hold, not by their line numbers, so that lines added elsewhere since then do no harm. Of several files in
 * the diff the one whose hunks fit is taken.
 * Format: https://www.gnu.org/software/diffutils/manual/html_node/Detailed-Unified.html
 *
 * @returns null when no file of the diff fits to the text
 */
export function otherSideOf(
  text: string,
  diff: string,
): { readonly side: 'before' | 'after'; readonly text: string } | null {
  for (const hunks of filesOf(diff)) {
    const before = replaceHunks(text, hunks, 'after', 'before');
    if (before !== null) return { side: 'before', text: before };
    const after = replaceHunks(text, hunks, 'before', 'after');
    if (after !== null) return { side: 'after', text: after };
  }
  return null;
}

function filesOf(diff: string): readonly (readonly Hunk[])[] {
  const files: Hunk[][] = [];
  let hunk: { before: string[]; after: string[] } = { before: [], after: [] };
  let [before, after] = [0, 0];
  for (const line of diff.split(/\r?\n/)) {
    // The counts in its head say where a hunk ends: a removed line may look like the head of a file.
    if (hunk.before.length < before || hunk.after.length < after) {
      if (/^\\/.test(line)) continue;
      if (!line.startsWith('+')) hunk.before.push(line.slice(1));
      if (!line.startsWith('-')) hunk.after.push(line.slice(1));
      continue;
    }
    if (line.startsWith('+++ ')) files.push([]);
    const head = HUNK.exec(line);
    if (head === null) continue;
    [before, after] = [Number(head[1] ?? 1), Number(head[2] ?? 1)];
    hunk = { before: [], after: [] };
    files.at(-1)?.push(hunk);
  }
  return files.filter((hunks) => hunks.length > 0);
}

function replaceHunks(
  text: string,
  hunks: readonly Hunk[],
  from: keyof Hunk,
  to: keyof Hunk,
): string | null {
  const lines = text.split(/\r?\n/);
  let at = 0;
  for (const hunk of hunks) {
    const found = find(lines, hunk[from], at);
    if (found === null) return null;
    lines.splice(found, hunk[from].length, ...hunk[to]);
    at = found + hunk[to].length;
  }
  return lines.join('\n');
}

/** Index of the first of some lines in a row, from a line on. */
function find(lines: readonly string[], wanted: readonly string[], from: number): number | null {
  for (let at = from; at + wanted.length <= lines.length; at += 1) {
    if (wanted.every((line, index) => lines[at + index] === line)) return at;
  }
  return null;
}
