import type { TextEdit } from '../../engine/report.ts';
import type { Workspace } from '../../engine/workspace.ts';

/** The workspace with edits made. Edits of one file do not overlap; their offsets are those of the text before any of them. */
export function applyEdits(workspace: Workspace, edits: readonly TextEdit[]): Workspace {
  // From the end of the text to its start, so that the offsets of the rest stay right.
  const fromTheEnd = [...edits].sort((a, b) => b.start - a.start);
  let { dockerfile } = workspace;
  const files = { ...workspace.files };
  for (const { file, start, end, text } of fromTheEnd) {
    if (file === 'Dockerfile') {
      dockerfile = dockerfile.slice(0, start) + text + dockerfile.slice(end);
    } else {
      const old = files[file] ?? '';
      files[file] = old.slice(0, start) + text + old.slice(end);
    }
  }
  return Object.keys(files).length === 0
    ? { ...workspace, dockerfile }
    : { ...workspace, dockerfile, files };
}
