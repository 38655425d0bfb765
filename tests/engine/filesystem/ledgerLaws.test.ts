import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LayeredFilesystem } from '../../../src/engine/filesystem/layeredFilesystem.ts';
import { piece } from './piece.ts';

const path = fc
  .array(fc.constantFrom('a', 'b', 'c'), { minLength: 1, maxLength: 3 })
  .map((names) => `/${names.join('/')}`);

const step = fc.oneof(
  fc.record({
    do: fc.constant('write' as const),
    path,
    spread: fc.boolean(),
    bytes: fc.nat(1000),
  }),
  fc.record({ do: fc.constant('delete' as const), path }),
  fc.record({ do: fc.constant('touch' as const), path }),
  fc.record({ do: fc.constant('move' as const), path, to: path }),
  fc.record({ do: fc.constant('copy' as const), path, to: path }),
  fc.record({ do: fc.constant('link' as const), path, to: path }),
);

const history = fc.array(fc.array(step, { maxLength: 6 }), { minLength: 1, maxLength: 5 });

function run(
  fs: LayeredFilesystem,
  layer: typeof step extends fc.Arbitrary<infer S> ? S[] : never,
): void {
  fs.beginLayer();
  for (const s of layer) {
    if (s.do === 'write') fs.write(piece(s.spread ? `${s.path}/` : s.path, s.bytes));
    else if (s.do === 'delete') fs.delete({ paths: [s.path] });
    else if (s.do === 'touch') fs.touch({ paths: [s.path] });
    else if (s.do === 'move') fs.move(s.path, s.to);
    else if (s.do === 'copy') fs.copy(s.path, s.to);
    else fs.hardLink(s.path, s.to);
  }
  fs.endLayer();
}

const stored = (fs: LayeredFilesystem, upTo: number): number =>
  fs.pieces.filter((p) => p.layer <= upTo).reduce((bytes, p) => bytes + p.content.amount.bytes, 0);

test('no later layer changes what a layer stores', () => {
  fc.assert(
    fc.property(history, (layers) => {
      const fs = LayeredFilesystem.fromBase([piece('/a/', 500)]);
      let before = stored(fs, 0);
      layers.forEach((layer, index) => {
        run(fs, layer);
        expect(stored(fs, index)).toBe(before);
        before = stored(fs, index + 1);
      });
    }),
  );
});

test('visible and wasted bytes add up to what is stored', () => {
  fc.assert(
    fc.property(history, (layers) => {
      const fs = LayeredFilesystem.fromBase([piece('/a/', 500)]);
      for (const layer of layers) run(fs, layer);
      const visible = fs.under('/').reduce((bytes, e) => bytes + e.content.amount.bytes, 0);
      const wasted = fs.pieces
        .filter((p) => p.hiddenBy !== null)
        .reduce((bytes, p) => bytes + p.content.amount.bytes, 0);
      expect(visible + wasted).toBe(stored(fs, layers.length));
    }),
  );
});

test('a layer that deletes everything it made weighs nothing', () => {
  fc.assert(
    fc.property(
      fc.array(
        step.filter((s) => s.do === 'write'),
        { maxLength: 8 },
      ),
      (writes) => {
        const fs = LayeredFilesystem.fromBase([]);
        run(fs, [
          ...writes,
          ...['a', 'b', 'c'].map((n) => ({ do: 'delete' as const, path: `/${n}` })),
        ]);
        expect(stored(fs, 1)).toBe(0);
      },
    ),
  );
});

test('only a visible piece is hidden, and only by a later layer', () => {
  fc.assert(
    fc.property(history, (layers) => {
      const fs = LayeredFilesystem.fromBase([piece('/b/', 500)]);
      for (const layer of layers) run(fs, layer);
      for (const p of fs.pieces) {
        if (p.hiddenBy !== null) expect(p.hiddenBy).toBeGreaterThan(p.layer);
        expect(p.content.amount.bytes).toBeGreaterThanOrEqual(0);
      }
    }),
  );
});

const SIZES = [1, 20, 300];

test('changing a file of a lower layer stores all of it, once a layer', () => {
  const touches = fc.array(fc.array(fc.nat(2), { maxLength: 5 }), { minLength: 1, maxLength: 5 });
  fc.assert(
    fc.property(touches, (layers) => {
      const fs = LayeredFilesystem.fromBase(SIZES.map((size, n) => piece(`/f${n}`, size)));
      for (const layer of layers) {
        const before = fs.pieces.length;
        fs.beginLayer();
        for (const n of layer) fs.touch({ paths: [`/f${n}`] });
        fs.endLayer();
        const expected = [...new Set(layer)].reduce((bytes, n) => bytes + (SIZES[n] ?? 0), 0);
        expect(stored(fs, fs.layer) - stored(fs, fs.layer - 1)).toBe(expected);
        expect(fs.pieces.length - before).toBe(new Set(layer).size);
      }
    }),
  );
});

test('a ledger and its fork do not see what the other does', () => {
  fc.assert(
    fc.property(history, history, history, (common, one, other) => {
      const alone = (layers: typeof common): LayeredFilesystem => {
        const fs = LayeredFilesystem.fromBase([piece('/a/', 500)]);
        for (const layer of [...common, ...layers]) run(fs, layer);
        return fs;
      };
      const fs = LayeredFilesystem.fromBase([piece('/a/', 500)]);
      for (const layer of common) run(fs, layer);
      const fork = fs.fork();
      for (let index = 0; index < Math.max(one.length, other.length); index += 1) {
        const [mine, its] = [one[index], other[index]];
        if (mine !== undefined) run(fs, mine);
        if (its !== undefined) run(fork, its);
      }
      expect(fs.pieces).toEqual(alone(one).pieces);
      expect(fork.pieces).toEqual(alone(other).pieces);
      for (const path of ['/a', '/a/b', '/c']) {
        expect(fork.exists(path)).toBe(alone(other).exists(path));
      }
    }),
  );
});
