/**
 * Reads today's package indexes of a suite and writes its rows to facts/debian:
 *
 *     npx tsx scripts/catalog/refreshDebian.ts debian|ubuntu SUITE ARCHIVE SECURITY_ARCHIVE
 *
 * The two addresses are what stands before `/dists` in a sources.list. Needs the `xz` program where an archive has no gzipped index.
 * See README.md beside this file.
 */
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants } from 'node:zlib';
import { readIndexes, type GetBytes } from './debian/archiveClient.ts';
import { mergeIndexes } from './debian/packagesIndex.ts';
import { printSuiteRows } from './debian/suiteRows.ts';

const [distribution, suite, main, security] = process.argv.slice(2);
if (
  (distribution !== 'debian' && distribution !== 'ubuntu') ||
  suite === undefined ||
  main === undefined ||
  security === undefined
) {
  throw new Error('usage: refreshDebian.ts debian|ubuntu SUITE ARCHIVE SECURITY_ARCHIVE');
}

const get: GetBytes = async (url) => {
  const response = await fetch(url, { signal: AbortSignal.timeout(300_000) });
  if (response.status === 404) return null;
  if (!response.ok) throw new Error(`${url} answers ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
};
const unxz = (bytes: Uint8Array): Uint8Array =>
  execFileSync('xz', ['-dc'], { input: bytes, maxBuffer: 1 << 30 });

const today = new Date().toISOString().slice(0, 10);
const rows = mergeIndexes(await readIndexes({ distribution, suite, main, security }, get, unxz));
const components = distribution === 'debian' ? 'component main' : 'components main and universe';
const remark = `${suite}: ${distribution} archive, ${components}, amd64, read ${today}; release, updates and security merged, the newest version of a name kept`;
const name = distribution === 'debian' ? suite : `ubuntu-${suite}`;
const file = fileURLToPath(new URL(`facts/debian/${name}.tsv.br`, import.meta.url));
const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 24 };
writeFileSync(file, brotliCompressSync(printSuiteRows(remark, rows), { params }));
console.error(`${rows.length} packages of ${suite} written to ${file}`);
