import { expect, it } from 'vitest';
import { unifiedDiff } from '../../src/cli/unifiedDiff.ts';

// What `diff -u` of GNU diffutils 3.8 prints, but for the names of the files.
it('a change in the middle', () => {
  expect(unifiedDiff('f', '1\n2\n3\n4\n5\n6\n7\n8\n9\n', '1\n2\n3\n4\nx\ny\n6\n7\n8\n9\n')).toBe(
    '--- a/f\n+++ b/f\n@@ -2,7 +2,8 @@\n 2\n 3\n 4\n-5\n+x\n+y\n 6\n 7\n 8\n',
  );
});

it('changes that are far apart', () => {
  const before = Array.from({ length: 12 }, (_, index) => `${index}\n`);
  const after = before.map((line, index) => (index === 0 || index === 11 ? `x${line}` : line));
  expect(unifiedDiff('f', before.join(''), after.join(''))).toBe(
    '--- a/f\n+++ b/f\n@@ -1,4 +1,4 @@\n-0\n+x0\n 1\n 2\n 3\n@@ -9,4 +9,4 @@\n 8\n 9\n 10\n-11\n+x11\n',
  );
});

it('a new file, and no line break at the end', () => {
  expect(unifiedDiff('.dockerignore', '', '.git\n')).toBe(
    '--- /dev/null\n+++ b/.dockerignore\n@@ -0,0 +1,1 @@\n+.git\n',
  );
  expect(unifiedDiff('f', 'a', 'a\n')).toBe(
    '--- a/f\n+++ b/f\n@@ -1,1 +1,1 @@\n-a\n\\ No newline at end of file\n+a\n',
  );
});

it('nothing for equal texts', () => {
  expect(unifiedDiff('f', 'a\n', 'a\n')).toBe('');
});
