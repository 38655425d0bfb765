import { lstat, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { listSizes, type FolderNode } from './listSizes.ts';
import { isTextThatMatters, MOST_TEXT_BYTES } from './textsThatMatter.ts';

/** A folder as the build context of a Workspace. */
export interface ReadContext {
  readonly files: Readonly<Record<string, string>>;
  readonly context: Readonly<Record<string, number>>;
  /** What could not be read and is therefore missing, one sentence each. */
  readonly warnings: readonly string[];
}

/** More entries than this are summed up by folder. */
const MOST_ENTRIES = 5000;

/**
 * Measures a build context. Symbolic links are not followed and weigh nothing, as in a layer (image-spec, layer.md). Everything is
 * counted, .git and node_modules too: .dockerignore is one of the files that come back, and the engine applies it.
 *
 * @throws when `folder` itself cannot be listed
 */
export async function readContext(folder: string): Promise<ReadContext> {
  const files: [string, string][] = [];
  const warnings: string[] = [];

  async function read(path: string, node: FolderNode): Promise<void> {
    const entries = await readdir(join(folder, path), { withFileTypes: true });
    entries.sort((a, b) => (a.name < b.name ? -1 : 1));
    for (const entry of entries) {
      const inner = `${path}${entry.name}`;
      try {
        if (entry.isDirectory()) {
          const child: FolderNode = { files: new Map(), folders: new Map() };
          node.folders.set(entry.name, child);
          await read(`${inner}/`, child);
        } else if (entry.isFile()) {
          const { size } = await lstat(join(folder, inner));
          const text = await textOf(inner, size);
          if (text === null) node.files.set(entry.name, size);
          else files.push([inner, text]);
        }
      } catch (reason) {
        warnings.push(`${inner} is left out: ${reason instanceof Error ? reason.message : ''}`);
      }
    }
  }

  async function textOf(path: string, size: number): Promise<string | null> {
    if (size > MOST_TEXT_BYTES || !isTextThatMatters(path)) return null;
    const text = await readFile(join(folder, path), 'utf8');
    return text.includes('\0') ? null : text;
  }

  const root: FolderNode = { files: new Map(), folders: new Map() };
  await read('', root);
  return {
    files: Object.fromEntries(files),
    context: Object.fromEntries(listSizes(root, MOST_ENTRIES)),
    warnings,
  };
}
