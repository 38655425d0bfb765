import { describe, expect, it } from 'vitest';
import { painter, printable } from '../../src/cli/terminal.ts';

describe('printable', () => {
  it.each<[string, string]>([
    ['RUN a \\\n    b', 'RUN a \\ b'],
    // No title, colour or cursor movement out of a Dockerfile.
    ['\u001b]0;x\u0007', '\\u{1b}]0;x\\u{7}'],
    // A right-to-left override would turn the rest of the line around.
    ['a\u202eb', 'a\\u{202e}b'],
    ['größe 😀', 'größe 😀'],
  ])('%j', (text, shown) => {
    expect(printable(text)).toBe(shown);
  });
});

describe('painter', () => {
  it.each<[boolean, Record<string, string>, string]>([
    [true, {}, '\u001b[31mx\u001b[39m'],
    [false, {}, 'x'],
    [true, { NO_COLOR: '1' }, 'x'],
    // An empty NO_COLOR does not count (no-color.org).
    [true, { NO_COLOR: '' }, '\u001b[31mx\u001b[39m'],
    [true, { TERM: 'dumb' }, 'x'],
  ])('terminal %s, %j', (isTTY, environment, text) => {
    expect(painter({ isTTY }, environment)('red', 'x')).toBe(text);
  });
});
