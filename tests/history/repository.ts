import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import git from 'isomorphic-git';
import type { GitFile } from '../../src/history/versions.ts';

const AUTHOR = { name: 'A', email: 'a@example.org', timezoneOffset: 0 };

/** A repository in a folder for a test. */
export interface TestRepository {
  readonly folder: string;
  /** Writes files, or takes them away where there is no text, and commits. */
  commit(message: string, files: Readonly<Record<string, string | null>>): Promise<string>;
  /** Moves all objects into one pack. */
  pack(): Promise<void>;
  gitFiles(): Promise<readonly GitFile[]>;
  remove(): Promise<void>;
}

export async function createRepository(folder?: string): Promise<TestRepository> {
  const dir = folder ?? (await mkdtemp(join(tmpdir(), 'plimsoll-history-')));
  await mkdir(dir, { recursive: true });
  await git.init({ fs, dir, defaultBranch: 'main' });
  let day = 0;
  return {
    folder: dir,
    async commit(message, files) {
      for (const [filepath, text] of Object.entries(files)) {
        const path = join(dir, filepath);
        if (text === null) {
          await rm(path);
          await git.remove({ fs, dir, filepath });
          continue;
        }
        await mkdir(dirname(path), { recursive: true });
        await writeFile(path, text);
        await git.add({ fs, dir, filepath });
      }
      day += 1;
      const author = { ...AUTHOR, timestamp: Date.UTC(2026, 0, day) / 1000 };
      return git.commit({ fs, dir, message, author });
    },
    async pack() {
      const objects = join(dir, '.git/objects');
      const folders = (await readdir(objects)).filter((name) => /^[\da-f]{2}$/.test(name));
      const oids: string[] = [];
      for (const name of folders) {
        for (const rest of await readdir(join(objects, name))) oids.push(name + rest);
      }
      const { filename } = await git.packObjects({ fs, dir, oids, write: true });
      await git.indexPack({ fs, dir, filepath: `.git/objects/pack/${filename}` });
      for (const name of folders) await rm(join(objects, name), { recursive: true });
    },
    async gitFiles() {
      const root = join(dir, '.git');
      const entries = await readdir(root, { recursive: true, withFileTypes: true });
      return Promise.all(
        entries
          .filter((entry) => entry.isFile())
          .map(async (entry) => {
            const path = join(entry.parentPath, entry.name);
            return { path: path.slice(root.length + 1), file: new Blob([await readFile(path)]) };
          }),
      );
    },
    remove: () => rm(dir, { recursive: true }),
  };
}
