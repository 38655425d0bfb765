import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import type { Workspace } from '../../../src/engine/workspace.ts';
import { readContext } from '../../../src/cli/readContext.ts';

export interface FoundDockerfile {
  /** Path of its folder, relative to the one that was searched. */
  readonly id: string;
  readonly workspace: Workspace;
}

/**
 * Every `Dockerfile` below a folder, each with its own folder as the build context. A `context.json` beside it gives the bytes of
 * files that are not there, as in a Workspace's `context`.
 */
export async function* findDockerfiles(folder: string): AsyncGenerator<FoundDockerfile> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const folders = entries
    .filter((entry) => entry.isFile() && entry.name === 'Dockerfile')
    .map((entry) => entry.parentPath)
    .sort();
  for (const path of folders) yield await open(folder, path);
}

async function open(root: string, folder: string): Promise<FoundDockerfile> {
  const { files, context } = await readContext(folder);
  const { 'context.json': _own, ...beside } = context;
  return {
    id: relative(root, folder),
    workspace: {
      dockerfile: await readFile(join(folder, 'Dockerfile'), 'utf8'),
      files,
      context: { ...(await sizesOf(join(folder, 'context.json'))), ...beside },
    },
  };
}

async function sizesOf(file: string): Promise<Record<string, number>> {
  if (!existsSync(file)) return {};
  const json: unknown = JSON.parse(await readFile(file, 'utf8'));
  const rows = json !== null && typeof json === 'object' ? Object.entries(json) : [];
  return Object.fromEntries(
    rows.filter((row): row is [string, number] => typeof row[1] === 'number'),
  );
}
