/**
 * Copies gathered sizes of models into the project's own rows, scripts/catalog/facts/models/models.jsonl. Rows without a size are
 * left out: what is not known is not in the catalog.
 *
 *   npx tsx scripts/catalog/importModels.ts FOLDER     FOLDER holds models/models.jsonl
 */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { numberOf, readJsonLines, textOf, writeJsonLines } from './images/rowFiles.ts';

const GATHERED = '2026-11-20';
const source = process.argv[2];
if (source === undefined) throw new Error('usage: importModels.ts FOLDER');

const rows = await readJsonLines(join(source, 'models/models.jsonl'));
await writeJsonLines(
  fileURLToPath(new URL('./facts/models/', import.meta.url)),
  'models.jsonl',
  rows.flatMap((row) => {
    const bytes = numberOf(row, 'bytes');
    if (bytes === null) return [];
    const notes = textOf(row, 'notes');
    return [
      {
        hub: textOf(row, 'hub'),
        id: textOf(row, 'id'),
        files: textOf(row, 'files'),
        bytes,
        source: textOf(row, 'source'),
        confidence: textOf(row, 'confidence'),
        ...(notes === null ? {} : { notes }),
        gathered: GATHERED,
      },
    ];
  }),
);
