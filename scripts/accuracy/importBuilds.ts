/**
 * Takes the project's own copy of measured builds: `npx tsx scripts/accuracy/importBuilds.ts FOLDER`, where FOLDER holds builds.jsonl.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { BuildRow } from './buildRow.ts';
import { parseRows, writeRows } from './rows.ts';

const folder = process.argv[2];
if (folder === undefined) throw new Error('usage: importBuilds.ts FOLDER');
const rows = parseRows(readFileSync(join(folder, 'builds.jsonl'), 'utf8'));
writeRows(
  'builds',
  rows.map((row) => v.parse(BuildRow, row)),
);
console.error(`${rows.length} builds`);
