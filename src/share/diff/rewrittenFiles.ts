import type { Workspace } from '../../engine/workspace.ts';
import type { TextFile } from '../export/zipFiles.ts';
import { changedFiles } from './changedFiles.ts';

/** What a person takes home: the changed files as they are after it. What was deleted is not there. */
export function rewrittenFiles(before: Workspace, after: Workspace): readonly TextFile[] {
  return changedFiles(before, after).flatMap(({ path, after: text }) =>
    text === null ? [] : [{ path, text }],
  );
}
