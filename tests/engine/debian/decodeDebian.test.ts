import { describe, expect, it } from 'vitest';
import { decodeDebian } from '../../../src/catalog/decodeDebian.ts';
import { tinySuite } from './tinySuite.ts';

describe('a Debian slice', () => {
  const index = tinySuite({
    zlib1g: {
      section: 'libs',
      version: '1:1.2.13',
      installedKib: 164,
      debBytes: 86_700,
      slim: 121_280,
    },
    'zlib1g-dev': { section: 'libdevel', depends: 'zlib1g (= 1:1.2.13)', version: '1:1.2.13' },
    git: { provides: 'git-core', conflicts: 'zlib1g-dev' },
  });

  it('gives back what went in', () => {
    expect(index.names).toEqual(['git', 'zlib1g', 'zlib1g-dev']);
    expect(index.find('zlib1g')).toMatchObject({
      name: 'zlib1g',
      version: '1:1.2.13',
      section: 'libs',
      installedBytes: 164 * 1024,
      debBytes: 85 * 1024,
      slimBytes: 121_280,
      paths: 10,
    });
    expect(index.find('zlib1g-dev')).toMatchObject({ version: '1:1.2.13', slimBytes: null });
  });

  it('answers with the same object each time', () => {
    const [dependency] = index.find('zlib1g-dev')?.depends[0] ?? [];
    expect(dependency).toBe(index.find('zlib1g'));
  });

  it('knows who provides and who excludes', () => {
    const dev = index.find('zlib1g-dev');
    expect(index.providers('git-core').map((one) => one.name)).toEqual(['git']);
    expect(index.providers('git')).toEqual([]);
    expect(dev === undefined ? [] : index.opponents(dev).map((one) => one.name)).toEqual(['git']);
  });

  it.each([
    ['gti', ['git']],
    ['zlib1gdev', ['zlib1g-dev', 'zlib1g']],
    ['xorg', []],
  ])('offers names like %s', (wanted, expected) => {
    expect(index.nearest(wanted, 3)).toEqual(expected);
  });

  it.each([[undefined], [null], [{}], [{ suite: 'bookworm' }]])('refuses %j', (value) => {
    expect(() => decodeDebian(value)).toThrow(TypeError);
  });
});
