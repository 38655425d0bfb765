import { expect, test } from 'vitest';
import type { Draft, DraftWheel } from '../../src/catalog/decodeWheels.ts';
import { createWeigher } from '../../src/catalog/weighWheel.ts';
import { exactly } from '../../src/engine/amount.ts';

const LINUX = 'cp39-abi3-manylinux_2_17_x86_64';

function wheel(version: string, tags: string, wheelBytes: number, unpacked?: number): DraftWheel {
  return {
    file: `polars-${version}-${tags}.whl`,
    tags,
    version,
    wheelBytes: exactly(wheelBytes),
    kind: 0,
    measured:
      unpacked === undefined
        ? null
        : {
            unpacked,
            pyc: 0,
            native: 0,
            py: 0,
            gzip: unpacked / 3,
            files: 10,
            topLevel: [],
            scripts: 0,
          },
    published: null,
  };
}

// polars 1.34 is a pure wheel beside polars-runtime; until 1.33 one compiled wheel held everything.
test.each([
  ['a compiled wheel by a compiled one', wheel('1.33.0', LINUX, 39e6), 120e6],
  ['a pure wheel by a pure one', wheel('1.35.0', 'py3-none-any', 0.8e6), 6.4e6],
])('%s', (_why, asked, expected) => {
  const wheels = [
    wheel('1.20.0', LINUX, 39e6, 120e6),
    wheel('1.34.0', 'py3-none-any', 0.8e6, 6.4e6),
    asked,
  ];
  const drafts = wheels.map((one): Draft => ({ release: {} as Draft['release'], wheels: [one] }));
  const weigher = createWeigher('polars', {}, drafts);
  const total = weigher(asked).weight;
  expect(total?.unpacked.bytes).toBeCloseTo(expected, -6);
});
