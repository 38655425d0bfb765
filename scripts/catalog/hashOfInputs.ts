import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { build } from 'esbuild';

/**
 * A hash over everything that a script's output comes from: the files below `folders`, the script itself and all that it imports of
 * the project. Equal inputs need no new catalog.
 *
 * @param root the project's folder
 */
export async function hashOfInputs(
  root: string,
  script: string,
  folders: readonly string[],
): Promise<string> {
  const hash = createHash('sha256');
  const inner = await Promise.all(folders.map((folder) => filesBelow(join(root, folder))));
  for (const file of [...(await importsOf(root, script)), ...inner.flat()].sort()) {
    const bytes = await readFile(file);
    hash.update(`${relative(root, file).split(sep).join('/')}\0${bytes.length}\0`);
    hash.update(bytes);
  }
  return hash.digest('hex');
}

async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

/** The script and the files of the project that it imports, types aside. */
async function importsOf(root: string, script: string): Promise<string[]> {
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: [script],
    bundle: true,
    write: false,
    metafile: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    logLevel: 'silent',
  });
  return Object.keys(metafile.inputs).map((path) => join(root, path));
}
