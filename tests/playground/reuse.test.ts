import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reuse } from '../../src/playground/state/reuse.ts';

describe('reuse', () => {
  it('gives the old value when the new one is equal', () => {
    const before = { layers: [{ bytes: 1, parts: ['a'] }], error: null };
    expect(reuse(before, structuredClone(before))).toBe(before);
  });

  it('keeps the parts that are equal', () => {
    const before = { layers: [{ bytes: 1 }, { bytes: 2 }], findings: [{ id: 'a' }] };
    const after = reuse(before, {
      layers: [{ bytes: 1 }, { bytes: 3 }, { bytes: 4 }],
      findings: [{ id: 'a' }],
    });
    expect(after.layers).not.toBe(before.layers);
    expect(after.layers[0]).toBe(before.layers[0]);
    expect(after.findings).toBe(before.findings);
  });

  it.each<[unknown, unknown]>([
    [{ a: undefined }, {}],
    [{}, { a: undefined }],
    [[], {}],
    [[1], [1, 2]],
    [null, { a: 1 }],
    [{ a: 1 }, null],
  ])('does not take %j for %j', (before, after) => {
    expect(reuse(before, after)).toStrictEqual(after);
  });

  it('is equal to the new value whatever the old one was', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (before, after) => {
        expect(reuse(before, after)).toEqual(after);
      }),
    );
  });
});
