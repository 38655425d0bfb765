import type { TextEdit } from '../../report.ts';
import { DOCKERFILE } from '../edits/applyEdits.ts';

/** Where a line of the Dockerfile lies after edits: lines that edits before it added or took away shift it. */
export function movedLine(line: number, edits: readonly TextEdit[], text: string): number {
  let offset = 0;
  for (let at = 1; at < line; at += 1) {
    const next = text.indexOf('\n', offset);
    if (next < 0) break;
    offset = next + 1;
  }
  let moved = line;
  for (const edit of edits) {
    if (edit.file !== DOCKERFILE || edit.end > offset) continue;
    moved += breaks(edit.text) - breaks(text.slice(edit.start, edit.end));
  }
  return moved;
}

function breaks(text: string): number {
  return text.split('\n').length - 1;
}
