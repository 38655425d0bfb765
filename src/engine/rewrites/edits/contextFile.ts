import type { Workspace } from '../../workspace.ts';

/** The key of the context's text file that a path in the image stands for: by the end of its path, else by a name that is there once. */
export function contextFile(path: string, workspace: Workspace): string | undefined {
  const wanted = `/${path.replace(/^(\.?\/)+/, '')}`;
  const keys = Object.keys(workspace.files ?? {});
  const fitting = keys
    .filter((key) => wanted.endsWith(`/${key}`))
    .sort((a, b) => b.length - a.length);
  if (fitting[0] !== undefined) return fitting[0];
  const name = wanted.split('/').at(-1);
  const byName = keys.filter((key) => key.split('/').at(-1) === name);
  return byName.length === 1 ? byName[0] : undefined;
}
