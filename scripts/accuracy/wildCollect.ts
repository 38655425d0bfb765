/**
 * Lays out the Dockerfiles of public repositories for `wildCheck.ts`. Nothing of them is kept in the project but their names and commits.
 *
 *   npx tsx scripts/accuracy/wildCollect.ts CLONES FOLDER [LIST]
 *
 *   CLONES      holds a git folder for each: `owner+name.git`, or `owner+name/repo`, or a clone `owner+name`
 *   LIST        a text with `owner/name@commit` on lines of their own: tests/accuracy/wild.md when none is given
 */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { collectDockerfiles } from './wild/collectDockerfiles.ts';

const LISTED = /^[\s|*-]*([\w.-]+\/[\w.-]+)@([0-9a-f]{7,40}|HEAD)\b/gm;

const { positionals } = parseArgs({ allowPositionals: true });
const [clones, folder, list = 'tests/accuracy/wild.md'] = positionals;
if (clones === undefined || folder === undefined) {
  console.error('Which folder of clones, and where to?');
  process.exitCode = 2;
} else {
  await collect(clones, folder, await readFile(list, 'utf8'));
}

async function collect(from: string, to: string, rows: string): Promise<void> {
  const seen = new Set<string>();
  for (const [, name = '', commit = ''] of rows.matchAll(LISTED)) {
    const base = `${from}/${name.replace('/', '+')}`;
    const gitFolder = [`${base}.git`, `${base}/repo`, `${base}/.git`].find((path) =>
      existsSync(path),
    );
    if (gitFolder === undefined) {
      console.error(`missing: ${name}`);
      continue;
    }
    const { commit: at, count } = await collectDockerfiles({ name, gitFolder, commit }, to, seen);
    console.log(`${name}@${at}\t${count}`);
  }
}
