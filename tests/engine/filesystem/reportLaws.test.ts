import fc from 'fast-check';
import { expect, test } from 'vitest';
import { weighWorkspace } from '../../../src/engine/weighWorkspace.ts';
import type { Report } from '../../../src/engine/report.ts';
import { fakeCatalog } from '../fakeCatalog.ts';

/** Megabytes of the files that the instructions write, change and remove. */
const SIZES = [1, 20, 300];

const file = fc.nat(SIZES.length - 1);
const write = file.map((n) => `dd if=/dev/zero of=/f${n} bs=1000000 count=${SIZES[n]}`);
const change = file.map((n) => `chmod 755 /f${n}`);
const remove = file.map((n) => `rm -f /f${n}`);

const runs = (commands: fc.Arbitrary<string>): fc.Arbitrary<readonly string[]> =>
  fc.array(
    fc.array(commands, { minLength: 1, maxLength: 3 }).map((all) => all.join(' ; ')),
    { minLength: 1, maxLength: 6 },
  );

function weigh(commands: readonly string[]): Report {
  const dockerfile = ['FROM scratch', ...commands.map((command) => `RUN ${command}`)].join('\n');
  return weighWorkspace({ dockerfile }, fakeCatalog());
}

test('the image is the sum of its layers, and its waste that of theirs', () => {
  fc.assert(
    fc.property(runs(fc.oneof(write, change, remove)), (commands) => {
      const { image, layers } = weigh(commands);
      const sum = (of: (layer: Report['layers'][number]) => number): number =>
        layers.reduce((bytes, layer) => bytes + of(layer), 0);
      expect(image.bytes).toBe(sum((layer) => layer.bytes));
      expect(image.wastedBytes).toBe(sum((layer) => layer.wastedBytes));
      // What is hidden in some layer, another one hid.
      expect(image.wastedBytes).toBe(sum((layer) => layer.hidesBytes));
      const efficiency = image.bytes === 0 ? 1 : 1 - image.wastedBytes / image.bytes;
      expect(image.efficiency).toBeCloseTo(efficiency, 12);
      for (const layer of layers) {
        const parts = layer.contributions.reduce((bytes, part) => bytes + part.bytes, 0);
        expect(parts).toBe(layer.bytes);
      }
    }),
  );
});

/**
 * dive's efficiency score: of each path the smallest size that any layer stores, over the sum of all that layers store of it
 * (wagoodman/dive, filetree/efficiency.go). Where nothing is deleted and sizes stay, both definitions mean the same; a deleted path
 * keeps its smallest size there, so that an image whose only file is gone scores 100 %: that is not copied.
 */
function efficiencyOfDive(commands: readonly string[]): number {
  const sizes = SIZES.map((): number[] => []);
  for (const command of commands) {
    const touched = new Set([...command.matchAll(/\/f(\d)/g)].map(([, n]) => Number(n)));
    const written = new Set([...command.matchAll(/of=\/f(\d)/g)].map(([, n]) => Number(n)));
    for (const n of touched) {
      const isThere = written.has(n) || (sizes[n]?.length ?? 0) > 0;
      if (isThere) sizes[n]?.push((SIZES[n] ?? 0) * 1e6);
    }
  }
  const all = sizes.filter((list) => list.length > 0);
  const stored = all.flat().reduce((bytes, size) => bytes + size, 0);
  const least = all.reduce((bytes, list) => bytes + Math.min(...list), 0);
  return stored === 0 ? 1 : least / stored;
}

test('the efficiency is that of dive where nothing is deleted', () => {
  fc.assert(
    fc.property(runs(fc.oneof(write, change)), (commands) => {
      expect(weigh(commands).image.efficiency).toBeCloseTo(efficiencyOfDive(commands), 12);
    }),
  );
});

test('what no layer shows any more is all waste', () => {
  const { image } = weigh(['dd if=/dev/zero of=/f0 bs=1000000 count=1', 'rm /f0']);
  expect([image.bytes, image.wastedBytes, image.efficiency]).toEqual([1_000_000, 1_000_000, 0]);
});
