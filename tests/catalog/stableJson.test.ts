import { describe, expect, it } from 'vitest';
import { stableJson } from '../../scripts/catalog/writeSlice.ts';

describe('stableJson', () => {
  it.each<[unknown, string]>([
    [{ b: 1, a: { d: [{ z: 1, y: 2 }], c: null } }, '{"a":{"c":null,"d":[{"y":2,"z":1}]},"b":1}'],
    [[3, 1, 2], '[3,1,2]'],
    // Code units, not a language's order: the same on every machine.
    [{ ä: 1, z: 2, Z: 3 }, '{"Z":3,"z":2,"ä":1}'],
  ])('%j', (value, text) => {
    expect(stableJson(value)).toBe(text);
  });
});
