import { describe, expect, it } from 'vitest';
import type { Report } from '../../src/engine/report.ts';
import { inMeaning, savingIn } from '../../src/playground/report/inMeaning.ts';
import { layer, part } from './fixtures/layer.ts';

const base = layer(1, 'FROM a', [part('base', 'a', 900, { compressedBytes: 300 })]);
const run = layer(2, 'RUN b', [
  part('pip', 'torch', 80, { compressedBytes: 40, wastedBytes: 20, low: 60, high: 120 }),
  part('pip', 'numpy', 20, { compressedBytes: 10 }),
]);

const report: Report = {
  version: 1,
  image: {
    bytes: 1000,
    low: 980,
    high: 1040,
    compressedBytes: 350,
    compressedLow: 300,
    compressedHigh: 420,
    // As the engine computes it: 5 % of blocks over bytes, and the blobs.
    diskUsageBytes: 1400,
    layerCount: 2,
    wastedBytes: 20,
    efficiency: 0.98,
    codeChange: {
      layerCount: 1,
      bytes: 100,
      low: 100,
      high: 100,
      compressedBytes: 50,
      compressedLow: 50,
      compressedHigh: 50,
    },
    platform: 'linux/amd64',
  },
  stages: [],
  layers: [base, run],
  builderLayers: [],
  unknowns: [],
  findings: [],
  suggestions: [],
  advice: [],
  catalog: { date: '2026-11-20' },
};

describe('inMeaning', () => {
  it('leaves a report on disk as it is', () => {
    expect(inMeaning(report, 'disk')).toBe(report);
  });

  it.each([
    ['download', 350, [300, 50]],
    ['docker', 1400, [945 + 300, 105 + 50]],
  ] as const)('%s: layers add up to the image', (meaning, total, layers) => {
    const shown = inMeaning(report, meaning);
    expect(shown.image.bytes).toBe(total);
    expect(shown.layers.map(({ bytes }) => bytes)).toEqual(layers);
    expect(shown.layers.reduce((sum, { bytes }) => sum + bytes, 0)).toBe(total);
  });

  it('shrinks ranges and waste with what they are of', () => {
    const torch = inMeaning(report, 'download').layers[1]?.contributions[0];
    expect(torch).toMatchObject({ bytes: 40, low: 30, high: 60, wastedBytes: 10 });
  });

  it.each([
    ['disk', 100],
    ['download', 40],
    ['docker', 105 + 40],
  ] as const)('a saving in %s', (meaning, expected) => {
    const saving = { savedBytes: 100, savedCompressedBytes: 40 };
    expect(savingIn(saving, meaning, report.image)).toBe(expected);
  });
});
