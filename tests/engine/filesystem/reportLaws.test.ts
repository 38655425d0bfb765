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

/** What a path of dive's stacked trees costs in one layer: a whiteout of a file is an entry of no bytes. */
type Sizes = readonly number[];

/**
 * dive's efficiency score: of each path the smallest size that any layer's entry has, over the sum of all that its entries have
 * (wagoodman/dive, dive/filetree/efficiency.go, Efficiency; read at d6c6919, 2025-05-16).
 */
function scoreOfDive(paths: readonly Sizes[]): number {
  const entries = paths.filter((sizes) => sizes.length > 0);
  const stored = entries.flat().reduce((bytes, size) => bytes + size, 0);
  const least = entries.reduce((bytes, sizes) => bytes + Math.min(...sizes), 0);
  return stored === 0 ? 1 : least / stored;
}

/** The entries of each file: what every layer holds of it when it ends. */
function entriesOf(commands: readonly string[]): readonly Sizes[] {
  const entries = SIZES.map((): number[] => []);
  const there = SIZES.map(() => false);
  for (const command of commands) {
    const before = [...there];
    const changed = new Set<number>();
    for (const one of command.split(' ; ')) {
      const n = Number(/\/f(\d)/.exec(one)?.[1]);
      if (one.startsWith('dd')) there[n] = true;
      if (there[n] === true) changed.add(n);
      if (one.startsWith('rm')) there[n] = false;
    }
    for (const n of changed) {
      // Made and removed in one layer: no entry at all.
      if (there[n] === true) entries[n]?.push((SIZES[n] ?? 0) * 1e6);
      else if (before[n] === true) entries[n]?.push(0);
    }
  }
  return entries;
}

test('the efficiency is that of dive where nothing is deleted', () => {
  fc.assert(
    fc.property(runs(fc.oneof(write, change)), (commands) => {
      expect(weigh(commands).image.efficiency).toBeCloseTo(scoreOfDive(entriesOf(commands)), 12);
    }),
  );
});

test('and where files are deleted for good', () => {
  fc.assert(
    fc.property(runs(fc.oneof(write, change)), fc.array(remove, { minLength: 1 }), (made, gone) => {
      const commands = [...made, ...gone];
      expect(weigh(commands).image.efficiency).toBeCloseTo(scoreOfDive(entriesOf(commands)), 12);
    }),
  );
});

const SMALL = 'dd if=/dev/zero of=/f0 bs=1000000 count=1';

test('a file that is made anew after its deletion counts here: dive keeps the size 0 of its whiteout', () => {
  const commands = [SMALL, 'rm -f /f0', SMALL];
  expect(weigh(commands).image.efficiency).toBe(0.5);
  expect(scoreOfDive(entriesOf(commands))).toBe(0);
});

test('a deleted folder is waste: in dive its whiteout has the size of all that it held, and no file of it a second entry', () => {
  const { image } = weigh(['mkdir /d', SMALL.replace('/f0', '/d/f0'), 'rm -r /d']);
  expect(image.efficiency).toBe(0);
  const file = [1e6];
  const whiteoutOfFolder = [1e6];
  expect(scoreOfDive([file, whiteoutOfFolder])).toBe(1);
});

test('what no layer shows any more is all waste', () => {
  const { image } = weigh(['dd if=/dev/zero of=/f0 bs=1000000 count=1', 'rm /f0']);
  expect([image.bytes, image.wastedBytes, image.efficiency]).toEqual([1_000_000, 1_000_000, 0]);
});
