import { expect, test } from 'vitest';
import { pathGlob, type GlobMatch } from '../../../src/engine/filesystem/pathGlob.ts';

/** Pattern, path, whether it is a spread folder, expected. POSIX glob; `**` as in Docker's patterns. */
const TABLE: readonly (readonly [string, string, boolean, GlobMatch])[] = [
  ['/var/lib/apt/lists/*', '/var/lib/apt/lists', true, 'whole'],
  ['/var/lib/apt/lists', '/var/lib/apt/lists', true, 'whole'],
  ['/var/lib/apt', '/var/lib/apt/lists', true, 'whole'],
  ['/var/lib/apt/lists/*', '/var/lib/apt/lists/a_Packages', false, 'whole'],
  ['/var/lib/apt/lists/partial', '/var/lib/apt/lists', true, 'part'],
  ['/tmp/*.deb', '/tmp', true, 'part'],
  ['/tmp/*.deb', '/tmp/a.deb', false, 'whole'],
  ['/tmp/*.deb', '/tmp/a.zip', false, 'none'],
  ['/tmp/a?c', '/tmp/abc', false, 'whole'],
  ['/tmp/[ab]c', '/tmp/bc', false, 'whole'],
  ['/tmp/[!ab]c', '/tmp/bc', false, 'none'],
  ['/', '/usr/bin/x', false, 'whole'],
  ['/usr/lib/python3*/test', '/usr/lib/python3.11/test/a', false, 'whole'],
  ['/app/**/__pycache__', '/app/a/b/__pycache__/c.pyc', false, 'whole'],
  ['/app/**/__pycache__', '/app', true, 'part'],
  ['/app/**', '/app', true, 'whole'],
  ['/opt', '/optional', false, 'none'],
  ['/tmp/[z-a]', '/tmp/b', false, 'none'],
];

test.each(TABLE)('%s on %s (spread %s) is %s', (pattern, path, spread, expected) => {
  expect(pathGlob(pattern).match(path, spread)).toBe(expected);
});
