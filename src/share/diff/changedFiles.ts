import type { Workspace } from '../../engine/workspace.ts';

/** A text file in two workspaces; null where it is not. */
export interface ChangedFile {
  readonly path: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** Files whose text differs, the Dockerfile first. */
export function changedFiles(before: Workspace, after: Workspace): readonly ChangedFile[] {
  const old = textsOf(before);
  const young = textsOf(after);
  return [...new Set([...old.keys(), ...young.keys()])]
    .map((path) => ({ path, before: old.get(path) ?? null, after: young.get(path) ?? null }))
    .filter((file) => file.before !== file.after);
}

function textsOf({ dockerfile, files }: Workspace): ReadonlyMap<string, string> {
  return new Map([['Dockerfile', dockerfile], ...Object.entries(files ?? {})]);
}
