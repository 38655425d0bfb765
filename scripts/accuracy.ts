/**
 * How right the estimates are, against what was really installed, built and published.
 *
 *   npm run accuracy                        the project's own rows: apt, pip, builds
 *   npm run accuracy -- --truth FOLDER      also the published Dockerfiles of FOLDER/dockerfiles.jsonl
 *   npm run accuracy -- --only builds       one part: apt, pip, builds, dockerfiles or savings
 *   npm run accuracy -- --verbose           layer by layer
 *   npm run accuracy -- --json              one JSON object a part
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { openCatalog } from './accuracy/openCatalog.ts';
import { buildsTable, dockerfilesTable, packagesTable, savingsTable } from './accuracy/tables.ts';

const { values } = parseArgs({
  options: {
    truth: { type: 'string' },
    only: { type: 'string' },
    verbose: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
});

const PARTS: Readonly<Record<string, () => Promise<void>>> = {
  apt,
  pip,
  builds,
  dockerfiles,
  savings,
};

if (values.only !== undefined && !(values.only in PARTS)) {
  console.error(`--only wants one of ${Object.keys(PARTS).join(', ')}`);
  process.exitCode = 2;
}
for (const [name, run] of Object.entries(PARTS)) {
  if (values.only === undefined || values.only === name) await run();
}

async function apt(): Promise<void> {
  const { aptAccuracy } = await import('./accuracy/aptAccuracy.ts');
  show('apt', await aptAccuracy(), (result) => packagesTable('apt', result));
}

async function pip(): Promise<void> {
  const { pipAccuracy } = await import('./accuracy/pipAccuracy.ts');
  show('pip', await pipAccuracy(), (result) => packagesTable('pip', result));
}

async function builds(): Promise<void> {
  const { buildsAccuracy } = await import('./accuracy/buildsAccuracy.ts');
  const result = await buildsAccuracy(openCatalog());
  show('builds', result, () => buildsTable(result, values.verbose));
}

async function savings(): Promise<void> {
  const { savingsAccuracy } = await import('./accuracy/savingsAccuracy.ts');
  show('savings', await savingsAccuracy(openCatalog(), truthFolder()), savingsTable);
}

async function dockerfiles(): Promise<void> {
  const folder = truthFolder();
  if (existsSync(join(folder, 'dockerfiles.jsonl'))) {
    const { dockerfilesAccuracy } = await import('./accuracy/dockerfilesAccuracy.ts');
    const result = await dockerfilesAccuracy(folder, openCatalog());
    show('dockerfiles', result, () => dockerfilesTable(result, values.verbose));
  } else if (values.truth !== undefined || values.only === 'dockerfiles') {
    console.error(`${folder} holds no dockerfiles.jsonl`);
    process.exitCode = 2;
  }
}

/** Where the published texts are, which are not part of the project. */
function truthFolder(): string {
  return values.truth ?? fileURLToPath(new URL('../../shared/truth', import.meta.url));
}

function show<T>(part: string, result: T, toTable: (result: T) => string): void {
  console.log(values.json ? JSON.stringify({ part, result }) : `${toTable(result)}\n`);
}
