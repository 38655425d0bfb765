import { describe, expect, it } from 'vitest';
import { unifiedDiff } from '../../src/cli/unifiedDiff.ts';
import { isDiff, otherSideOf } from '../../src/share/diff/applyDiff.ts';

const OLD = 'FROM python:3.12\nWORKDIR /app\nCOPY . .\nRUN pip install flask\nCMD ["app"]\n';
const NEW =
  'FROM python:3.12-slim\nWORKDIR /app\nCOPY . .\nRUN pip install --no-cache-dir flask\nCMD ["app"]\n';

// As `git show` of git 2.39 prints it, with a second file before the Dockerfile.
const SHOWN = `commit 1f0c5a2
Author: A <a@example.org>

    Slimmer

diff --git a/README.md b/README.md
index 1..2 100644
--- a/README.md
+++ b/README.md
@@ -1 +1,2 @@
 # App
+A slim one.
diff --git a/Dockerfile b/Dockerfile
index 3..4 100644
${unifiedDiff('Dockerfile', OLD, NEW)}`;

describe('otherSideOf', () => {
  it('goes back from the newer text', () => {
    expect(otherSideOf(NEW, SHOWN)).toEqual({ side: 'before', text: OLD });
  });
  it('goes on from the older text', () => {
    expect(otherSideOf(OLD, SHOWN)).toEqual({ side: 'after', text: NEW });
  });
  it('bears lines that were added above since then', () => {
    expect(otherSideOf(`# syntax=docker/dockerfile:1\n${NEW}`, SHOWN)?.text).toBe(
      `# syntax=docker/dockerfile:1\n${OLD}`,
    );
  });
  it('answers nothing for another text', () => {
    expect(otherSideOf('FROM alpine\n', SHOWN)).toBeNull();
  });
  it('takes a removed line that begins with two hyphens for what it is', () => {
    const diff = '--- a/f\n+++ b/f\n@@ -1,2 +1,1 @@\n FROM a\n--- b\n';
    expect(otherSideOf('FROM a\n', diff)).toEqual({ side: 'before', text: 'FROM a\n-- b\n' });
  });
});

it.each([
  [SHOWN, true],
  [unifiedDiff('Dockerfile', OLD, NEW), true],
  [NEW, false],
  ['FROM a\nRUN echo "@@ -1 +1 @@"\n', false],
])('isDiff: text %#', (text, expected) => {
  expect(isDiff(text)).toBe(expected);
});
