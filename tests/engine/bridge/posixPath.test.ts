import { posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import { dirname, normalize } from '../../../workers/posixPath.ts';

// Node's own module is the expectation.
const PATHS = [
  '',
  '.',
  './',
  '/',
  '//',
  'a',
  'a/',
  '/a',
  '/a/',
  'a/b',
  'a//b/',
  './a',
  '../a',
  'a/..',
  'a/../..',
  '/..',
  '/../a',
  'a/./b/../c',
  '../../a/',
  '**/*.pyc',
  '!keep',
  '.git',
];

describe('posixPath', () => {
  it.each(PATHS)('normalizes %j as Node does', (path) => {
    expect(normalize(path)).toBe(posix.normalize(path));
  });

  it.each(PATHS)('gives the folder of %j as Node does', (path) => {
    expect(dirname(path)).toBe(posix.dirname(path));
  });
});
