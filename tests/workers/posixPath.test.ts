import { posix } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dirname, normalize } from '../../workers/posixPath.ts';

/** Paths that are made of what paths stumble over. */
const paths = fc
  .array(fc.constantFrom('a', 'bc', '.', '..', '', '.hidden', 'd e'), { maxLength: 7 })
  .map((parts) => parts.join('/'));

describe('posixPath agrees with node:path', () => {
  it('normalize', () => {
    fc.assert(fc.property(paths, (path) => normalize(path) === posix.normalize(path)));
  });

  it('dirname of a normal path', () => {
    const normal = paths.map((path) => posix.normalize(path));
    fc.assert(fc.property(normal, (path) => dirname(path) === posix.dirname(path)));
  });

  it.each(['', '/', '//', '.', './', '..', '../', 'a', 'a/', '/a', '/a/', 'a/b', '/..', '/../a'])(
    '%j',
    (path) => {
      expect([normalize(path), dirname(normalize(path))]).toEqual([
        posix.normalize(path),
        posix.dirname(posix.normalize(path)),
      ]);
    },
  );
});
