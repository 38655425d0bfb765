import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import type { WriteSlice } from './writeSlice.ts';

/**
 * Slices `packages` (conda, npm, rpm) and `packages-alpine`: the rows of scripts/catalog/facts/packages as tab-separated text without
 * their comments. The page reads a row only when its name is looked up, so text beats one object a package.
 */
export async function buildPackages(factsFolder: string, write: WriteSlice): Promise<void> {
  const read = async (file: string): Promise<string> => {
    const bytes = await readFile(join(factsFolder, 'packages', file));
    const text = file.endsWith('.br')
      ? brotliDecompressSync(bytes).toString('utf8')
      : bytes.toString('utf8');
    return text
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#'))
      .sort(byName)
      .join('\n');
  };
  await write('packages', {
    conda: await read('conda.tsv.br'),
    npm: await npmRows(read),
    npmTrees: await read('npm-trees.tsv'),
    rpm: await read('rpm.tsv'),
    rpmNeeds: await read('rpm-needs.tsv'),
  });
  await write('packages-alpine', { alpine: await read('alpine.tsv.br') });
}

/** The rows of npm.tsv with those of npm-installed.tsv, which say where they come from in one place. */
async function npmRows(read: (file: string) => Promise<string>): Promise<string> {
  const installed = (await read('npm-installed.tsv'))
    .split('\n')
    .map((line) => `${line}\tmeasured\tsum of the files of an installed package\t2026-11-21`);
  return [...(await read('npm.tsv')).split('\n'), ...installed].sort(byName).join('\n');
}

function byName(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
