import { once } from 'node:events';
import type { Writable } from 'node:stream';
import { createCatalog, type LoadingCatalog } from '../catalog/createCatalog.ts';
import { checkFile } from './checkFile.ts';
import { drawFile } from './drawFile.ts';
import { estimateFile } from './estimateFile.ts';
import { findCatalog } from './findCatalog.ts';
import { parseArguments } from './parseArguments.ts';
import { readLines } from './readLines.ts';
import { readSlicesFromFolder } from './readSlicesFromFolder.ts';
import { runBatch } from './runBatch.ts';
import { runFix } from './runFix.ts';
import { USAGE } from './usage.ts';
import { version } from './version.ts';

/** The streams and variables that a command works with. */
export interface Surroundings {
  readonly stdin: AsyncIterable<Buffer | string>;
  readonly stdout: Writable & { readonly isTTY?: boolean; readonly columns?: number };
  readonly stderr: Writable;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** @returns the exit status: 0 done, 1 the Dockerfile cannot be weighed or a check failed, 2 wrong usage or a file that cannot be read */
export async function runCommand(argv: readonly string[], to: Surroundings): Promise<number> {
  const request = parseArguments(argv, to.environment);
  switch (request.type) {
    case 'help':
      to.stdout.write(USAGE);
      return 0;
    case 'version':
      to.stdout.write(`plimsoll ${version()}\n`);
      return 0;
    case 'usage-error':
      to.stderr.write(`plimsoll: ${request.message}\nTry "plimsoll --help".\n`);
      return 2;
    case 'batch':
    case 'check':
    case 'badge':
    case 'svg':
    case 'fix':
    case 'estimate': {
      const loaded = openCatalog();
      if (loaded === null) {
        to.stderr.write('plimsoll: the catalog is not built: run "npm run catalog"\n');
        return 2;
      }
      if (request.type === 'estimate') return await estimateFile(request, loaded, to);
      if (request.type === 'check') return await checkFile(request, loaded, to);
      if (request.type === 'fix') return await runFix(request, loaded, to);
      if (request.type !== 'batch') return await drawFile(request, loaded, to);
      for await (const report of runBatch(readLines(to.stdin), loaded)) {
        if (!to.stdout.write(`${JSON.stringify(report)}\n`)) await once(to.stdout, 'drain');
      }
      return 0;
    }
  }
}

function openCatalog(): LoadingCatalog | null {
  const folder = findCatalog();
  return folder === null ? null : createCatalog(readSlicesFromFolder(folder));
}
