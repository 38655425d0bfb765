import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { buildModels } from '../../../scripts/catalog/buildModels.ts';
import { decodeModels } from '../../../src/catalog/decodeModels.ts';
import { findModel, type ModelLoader } from '../../../src/engine/models/findModel.ts';
import type { ModelTable } from '../../../src/engine/models/modelTable.ts';

const folder = fileURLToPath(new URL('../../../scripts/catalog/facts', import.meta.url));
let table: ModelTable;
beforeAll(async () => {
  let slice: unknown;
  await buildModels(folder, (_id, value) => {
    slice = JSON.parse(JSON.stringify(value));
    return Promise.resolve();
  });
  table = decodeModels(slice);
});

// Bytes of the weights as the hubs list them (scripts/catalog/facts/models); tokenizers come on top, at most 20 MB.
describe('known models', () => {
  const cases: [ModelLoader, string, string, number][] = [
    ['transformers', 'bert-base-uncased', 'google-bert/bert-base-uncased', 440_449_768],
    ['transformers', 'gpt2', 'openai-community/gpt2', 548_105_171],
    [
      'sentence-transformers',
      'all-MiniLM-L6-v2',
      'sentence-transformers/all-MiniLM-L6-v2',
      90_868_376,
    ],
    ['sentence-transformers', 'BAAI/bge-small-en-v1.5', 'BAAI/bge-small-en-v1.5', 133_466_304],
    ['openai-whisper', 'large', 'large-v3', 3_087_371_615],
    ['faster-whisper', 'small', 'Systran/faster-whisper-small', 483_546_902],
    ['ultralytics', 'yolov8n.pt', 'yolov8n', 6_549_796],
  ];
  test.each(cases)('%s %s', (loader, name, id, bytes) => {
    const model = findModel(table, loader, name);
    expect(model?.id).toBe(id);
    expect(model?.amount.bytes).toBeGreaterThanOrEqual(bytes);
    expect(model?.amount.bytes).toBeLessThan(bytes + 20e6);
  });

  // A measured image layer with just this model is 93.3 MB (note in models.jsonl).
  test('MiniLM with its tokenizer lies where a built layer does', () => {
    const model = findModel(table, 'sentence-transformers', 'all-MiniLM-L6-v2');
    expect(Math.abs((model?.amount.bytes ?? 0) - 93.3e6)).toBeLessThan(0.5e6);
  });

  test('a snapshot brings every weight format', () => {
    const model = findModel(table, 'snapshot', 'google-bert/bert-base-uncased');
    expect(model?.amount.bytes).toBe(440_449_768 + 440_473_133 + 536_063_208);
  });
});

test.each<[ModelLoader, string]>([
  ['transformers', 'somebody/else'],
  ['spacy', 'xx_nobody'],
  ['transformers', ''],
])('%s %j is not known', (loader, name) => {
  expect(findModel(table, loader, name)).toBeNull();
});
