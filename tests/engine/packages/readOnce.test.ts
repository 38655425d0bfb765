import { describe, expect, it } from 'vitest';
import { readYarnLock } from '../../../src/engine/packages/node/yarnLock.ts';
import { readPythonLock } from '../../../src/engine/packages/python/pythonLock.ts';
import { readOnce } from '../../../src/engine/packages/readOnce.ts';

const MANIFEST = {
  name: 'app',
  devDependencies: {},
  scripts: {},
  packageManager: null,
};

describe('what was read of a text is answered again', () => {
  it('reads the same text once, and one that came long before again', () => {
    const texts: string[] = [];
    const read = readOnce((text) => {
      texts.push(text);
      return text === '' ? undefined : text.length;
    });
    expect([read('ab'), read('ab'), read(''), read('')]).toEqual([2, 2, undefined, undefined]);
    expect(texts).toEqual(['ab', '']);
    for (let length = 3; length < 40; length += 1) read('a'.repeat(length));
    expect(read('ab')).toBe(2);
    expect(texts.filter((text) => text === 'ab')).toHaveLength(2);
  });

  it('one yarn.lock is another thing for another package.json', () => {
    const lock = 'a@^1:\n  version "1.0.0"\n\nb@^2:\n  version "2.0.0"\n';
    const productionOf = (dependencies: Record<string, string>): readonly string[] =>
      (readYarnLock(lock, { ...MANIFEST, dependencies }) ?? [])
        .filter(({ dev }) => !dev)
        .map(({ name }) => name);
    expect(productionOf({ a: '^1' })).toEqual(['a']);
    expect(productionOf({ b: '^2' })).toEqual(['b']);
    expect(productionOf({ a: '^1' })).toEqual(['a']);
  });

  it('one text is another thing as the lock of another tool', () => {
    const text = '[[package]]\nname = "a"\nversion = "1"\n[package.extras]\nx = ["b"]\n';
    const extrasOf = (kind: 'uv' | 'poetry'): readonly string[] =>
      readPythonLock(text, kind).packages.flatMap(({ extras }) => [...extras.keys()]);
    expect(extrasOf('uv')).toEqual([]);
    expect(extrasOf('poetry')).toEqual(['x']);
    expect(extrasOf('uv')).toEqual([]);
  });
});
