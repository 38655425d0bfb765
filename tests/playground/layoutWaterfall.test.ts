import { describe, expect, it } from 'vitest';
import { layoutWaterfall } from '../../src/share/picture/layoutWaterfall.ts';
import { layer, part, unknown } from './fixtures/layer.ts';

describe('layoutWaterfall', () => {
  it('begins each bar where the one before ended', () => {
    const rows = layoutWaterfall(
      [
        layer(1, 'FROM a', [part('base', 'a', 100)]),
        layer(2, 'RUN b', []),
        layer(3, 'COPY c /c', [part('context', 'c', 40, { low: 30, high: 60 })]),
      ],
      [],
    );
    expect(rows.map(({ start, end, low, high }) => [start, end, low, high])).toEqual([
      [0, 100, 100, 100],
      [100, 100, 100, 100],
      [100, 140, 130, 160],
    ]);
  });

  it('puts wasted bytes at the end of the bar, whatever they are', () => {
    const [row] = layoutWaterfall(
      [
        layer(1, 'RUN x', [
          part('context', 'app', 30),
          part('pip', 'torch', 50, { wastedBytes: 20 }),
          part('apt', 'git', 10),
          part('conda', 'numpy', 5),
        ]),
      ],
      [],
    );
    expect(row?.segments).toEqual([
      { kind: 'system', wasted: false, start: 0, end: 10 },
      { kind: 'python', wasted: false, start: 10, end: 45 },
      { kind: 'context', wasted: false, start: 45, end: 75 },
      { kind: 'python', wasted: true, start: 75, end: 95 },
    ]);
  });

  it('tells layers of one line apart: triggers of an ONBUILD base', () => {
    const rows = layoutWaterfall([layer(1, 'FROM a', []), layer(1, 'RUN b', [])], []);
    expect(rows.map(({ key }) => key)).toEqual(['0:1:0', '0:1:1']);
  });

  it('marks layers with something of unknown size, in the same stage only', () => {
    const rows = layoutWaterfall(
      [layer(1, 'FROM a', []), layer(2, 'RUN make', []), layer(3, 'RUN make', [], { stage: 1 })],
      [unknown(2), unknown(3)],
    );
    expect(rows.map(({ hasUnknown }) => hasUnknown)).toEqual([false, true, false]);
  });
});
