/**
 * Asks a package index for releases and puts their rows into facts/wheels:
 *
 *     npx tsx scripts/catalog/refreshWheels.ts INDEX NAME[==VERSION]...
 *
 * INDEX is the address of an index that answers the JSON API at /pypi/NAME/json and whose files can be read in ranges. Of each release
 * one wheel's list of files is read, some kilobytes. See README.md beside this file.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';
import { readRelease, type GetJson } from './wheels/indexClient.ts';
import { replaceRows, replaceTsvRows } from './wheels/replaceRows.ts';
import type { GetRange } from './wheels/zipDirectory.ts';

const [index, ...wanted] = process.argv.slice(2);
if (index === undefined || wanted.length === 0) {
  throw new Error('usage: refreshWheels.ts INDEX NAME[==VERSION]...');
}

const ask = async (url: string, headers: Record<string, string>): Promise<Response> => {
  const response = await fetch(url, { headers, signal: AbortSignal.timeout(60_000) });
  if (!response.ok) throw new Error(`${url} answers ${response.status}`);
  return response;
};
const getJson: GetJson = async (url) => (await ask(url, { accept: 'application/json' })).json();
const getRange: GetRange = async (url, from, to) => {
  const range = from < 0 ? `bytes=${from}` : `bytes=${from}-${to ?? ''}`;
  const response = await ask(url, { range });
  if (response.status !== 206) throw new Error(`${url} cannot be read in ranges`);
  return new Uint8Array(await response.arrayBuffer());
};

const today = new Date().toISOString().slice(0, 10);
for (const text of wanted) {
  const [name = '', version] = text.split('==');
  const release = await readRelease(index, name, version, getJson, getRange);
  editBrotli('locked', (table) => replaceRows(table, release.locked, ['name', 'version', 'file']));
  editBrotli('unpacked-published', (table) =>
    replaceRows(table, release.published, ['name', 'version', 'tag']),
  );
  const tests = release.tests
    .filter((cells) => Number(cells[5]) >= 5000)
    .map((cells) => [...cells, "the wheel's list of files", today]);
  const file = pathOf('test-folders.tsv');
  writeFileSync(file, replaceTsvRows(readFileSync(file, 'utf8'), tests));
  console.error(`${text}: ${release.locked.length} wheels`);
}

function pathOf(name: string): string {
  return fileURLToPath(new URL(`facts/wheels/${name}`, import.meta.url));
}

function editBrotli(name: string, edit: (text: string) => string): void {
  const file = pathOf(`${name}.jsonl.br`);
  const text = edit(brotliDecompressSync(readFileSync(file)).toString('utf8'));
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 24 };
  writeFileSync(file, brotliCompressSync(text, { params }));
}
