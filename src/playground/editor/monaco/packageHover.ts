import type { editor, languages, Position } from 'monaco-editor/editor';
import type { PackageWeight } from '../knowledge.ts';
import { packageAsked } from '../packages/packageAsked.ts';

/** A name as commands have it, before versions, extras and the like. */
const NAME = /[A-Za-z\d][\w.+-]*/g;

/** What the package adds whose name a place is in; null where there is none, or the report does not name it. */
export function packageHover(
  model: editor.ITextModel,
  { lineNumber, column }: Position,
  packages: readonly PackageWeight[],
): languages.Hover | null {
  const line = model.getLineContent(lineNumber);
  for (const { 0: written, index } of line.matchAll(NAME)) {
    const [start, end] = [index + 1, index + written.length + 1];
    if (column < start || column > end) continue;
    const asked = packageAsked(model.getLinesContent(), lineNumber, end);
    if (asked === null || asked.typed !== written) return null;
    const name = asked.kind === 'python' ? normal(written) : written;
    const found = packages.find(
      (one) =>
        one.line <= lineNumber &&
        lineNumber <= one.endLine &&
        (one.name === name || normal(one.name) === name),
    );
    if (found === undefined) return null;
    return {
      contents: [{ value: found.markdown }],
      range: {
        startLineNumber: lineNumber,
        endLineNumber: lineNumber,
        startColumn: start,
        endColumn: end,
      },
    };
  }
  return null;
}

/** PEP 503. */
function normal(name: string): string {
  return name.toLowerCase().replace(/[-_.]+/g, '-');
}
