import { join } from 'node:path';
import { numberOf, readJsonLines, textOf } from './images/rowFiles.ts';

/** The day up to which the rows were gathered. */
const DATE = '2026-11-21';

/**
 * Compiles scripts/catalog/facts/models into the slice `models`. The same facts give the same slice.
 *
 * @param factsFolder scripts/catalog/facts
 */
export async function buildModels(
  factsFolder: string,
  write: (id: string, value: unknown) => Promise<void>,
): Promise<void> {
  const folder = join(factsFolder, 'models');
  const rows = [
    ...(await readJsonLines(join(folder, 'models.jsonl'))),
    ...(await readJsonLines(join(folder, 'more.jsonl'))),
  ];
  const hubs: Record<string, unknown[]> = {};
  for (const row of rows) {
    const hub = textOf(row, 'hub') ?? '';
    const id = textOf(row, 'id') ?? '';
    const facts = [
      textOf(row, 'files') ?? '',
      numberOf(row, 'bytes') ?? 0,
      textOf(row, 'source') ?? '',
      textOf(row, 'confidence') ?? '',
    ];
    for (const name of namesOf(hub, id)) (hubs[hub] ??= []).push([name, ...facts]);
  }
  await write('models', { format: 1, date: DATE, hubs });
}

/** spaCy's packages of the 3 series are asked for without their version: `en_core_web_sm`. */
function namesOf(hub: string, id: string): string[] {
  const plain = hub === 'spacy' ? /^(\w+)-3\.[\d.]+$/.exec(id)?.[1] : undefined;
  return plain === undefined ? [id] : [id, plain];
}
