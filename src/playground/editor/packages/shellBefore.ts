/** A here-document that an instruction begins: `RUN <<EOF`, `RUN <<-'SCRIPT'` (Dockerfile reference, "Here-documents"). */
const HEREDOC = /<<-?\s*(["']?)([A-Za-z_]\w*)\1/;
const CONTINUED = /\\\s*$/;
/** BuildKit drops comments and blank lines between continued lines. */
const SKIPPED = /^\s*(?:#.*)?$/;

/**
 * The shell text of the RUN that a place is in, up to the place: continued lines are one line, flags of RUN are gone. Null where no shell
 * command is written.
 *
 * @param lines of a Dockerfile
 * @param at index of the line
 * @param before that line up to the place
 */
export function shellBefore(lines: readonly string[], at: number, before: string): string | null {
  const opener = heredocAround(lines, at);
  if (opener !== null) {
    const isScript = /^\s*RUN\s/i.test(lines[opener] ?? '');
    return isScript ? joined(lines, at, before, opener + 1) : null;
  }
  const instruction = joined(lines, at, before, 0);
  const run = /^\s*RUN\s+(?:--[\w-]+(?:=\S*)?\s+)*/i.exec(instruction);
  return run === null ? null : instruction.slice(run[0].length);
}

/** Whether the line goes on with an instruction that a line above begins. */
export function isInside(lines: readonly string[], at: number): boolean {
  return startOf(lines, at, 0) < at || heredocAround(lines, at) !== null;
}

/** The lines that `at` goes on with, not above `top`, as one. */
function joined(lines: readonly string[], at: number, before: string, top: number): string {
  const above = lines
    .slice(startOf(lines, at, top), at)
    .filter((line) => !SKIPPED.test(line))
    .map((line) => line.replace(CONTINUED, ' '));
  return above.join('') + before;
}

function startOf(lines: readonly string[], at: number, top: number): number {
  let start = at;
  for (let above = at - 1; above >= top; above -= 1) {
    const line = lines[above] ?? '';
    if (SKIPPED.test(line)) continue;
    if (!CONTINUED.test(line)) break;
    start = above;
  }
  return start;
}

/** Index of the line that begins the here-document around `at`; null outside of one. */
function heredocAround(lines: readonly string[], at: number): number | null {
  let opener: number | null = null;
  let end = '';
  for (let index = 0; index < at; index += 1) {
    const line = lines[index] ?? '';
    if (opener !== null) {
      if (line.trim() === end) opener = null;
      continue;
    }
    const word = /^\s*#/.test(line) ? undefined : HEREDOC.exec(line)?.[2];
    if (word === undefined || !/^\s*(?:RUN|COPY|ADD)\s/i.test(line)) continue;
    opener = index;
    end = word;
  }
  return opener;
}
