import type { TextEdit } from '../../report.ts';
import type { Workspace } from '../../workspace.ts';

/** The name that edits use for the Dockerfile's own text. */
export const DOCKERFILE = 'Dockerfile';

/**
 * The workspace with edits made. Edits of one file are made from its end to its start, so that offsets hold; one that overlaps an edit
 * already made is left out. An edit of a file that is not there makes it.
 */
export function applyEdits(workspace: Workspace, edits: readonly TextEdit[]): Workspace {
  let { dockerfile } = workspace;
  // Files that no edit touches stay the very record that they were: whoever remembers something of it need not look again.
  let files = workspace.files ?? {};
  const byFile = new Map<string, TextEdit[]>();
  for (const edit of edits) byFile.set(edit.file, [...(byFile.get(edit.file) ?? []), edit]);
  for (const [file, list] of byFile) {
    if (file === DOCKERFILE) dockerfile = applyToText(dockerfile, list);
    else files = { ...files, [file]: applyToText(files[file] ?? '', list) };
  }
  return { ...workspace, dockerfile, files };
}

/** The same for a change that is tried: it remembers what the Dockerfile said before any. */
export function tryEdits(workspace: Workspace, edits: readonly TextEdit[]): Workspace {
  return {
    ...applyEdits(workspace, edits),
    asWritten: workspace.asWritten ?? workspace.dockerfile,
  };
}

function applyToText(text: string, edits: readonly TextEdit[]): string {
  let result = text;
  let untouched = text.length;
  for (const edit of [...edits].sort((a, b) => b.start - a.start || b.end - a.end)) {
    if (edit.end > untouched || edit.start < 0 || edit.end < edit.start) continue;
    result = result.slice(0, edit.start) + edit.text + result.slice(edit.end);
    untouched = edit.start;
  }
  return result;
}
