/** A text block without the indent that all its lines have, and without the line break at its start. */
export function dedent(block: string): string {
  const lines = block
    .replace(/^\n/, '')
    .replace(/[ \t]*$/, '')
    .split('\n');
  const indents = lines
    .filter((line) => line.trim() !== '')
    .map((line) => /^ */.exec(line)?.[0].length ?? 0);
  const least = indents.length === 0 ? 0 : Math.min(...indents);
  return lines.map((line) => line.slice(least)).join('\n');
}
