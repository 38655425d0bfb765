import { describe, expect, it } from 'vitest';
import { compareVersions } from '../../../scripts/catalog/debian/compareVersions.ts';

// Debian Policy 5.6.12 and the examples of deb-version(7).
const ASCENDING: readonly (readonly [string, string])[] = [
  ['1.0', '1.1'],
  ['1.9', '1.10'],
  ['1.0~rc1', '1.0'],
  ['1.0~~', '1.0~'],
  ['1.0', '1.0a'],
  ['1.0a', '1.0+b'],
  ['2.0', '1:1.0'],
  ['1.0-1', '1.0-1+deb12u1'],
  ['1.0-1~bpo1', '1.0-1'],
  ['1.0-9', '1.0-10'],
  ['1.2-3-1', '1.2-3-2'],
  ['1.a9', '1.a10'],
];

describe('order of Debian versions', () => {
  it.each(ASCENDING)('%s is older than %s', (older, newer) => {
    expect([
      Math.sign(compareVersions(older, newer)),
      Math.sign(compareVersions(newer, older)),
    ]).toEqual([-1, 1]);
  });

  it.each([
    ['1.0', '0:1.0'],
    ['1.0', '1.0-0'],
    ['1.01', '1.1'],
  ])('%s equals %s', (a, b) => {
    expect(compareVersions(a, b)).toBe(0);
  });
});
