import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diffLines } from '../../src/embed/diffLines.ts';

const SIGNS = { both: ' ', before: '-', after: '+' } as const;
const drawn = (before: string, after: string): string =>
  diffLines(before, after)
    .map(({ side, text }) => SIGNS[side] + text)
    .join('|');

describe('diffLines', () => {
  it.each([
    ['a\nb\nc', 'a\nb\nc', ' a| b| c'],
    ['a\nb\nc', 'a\nx\nc', ' a|-b|+x| c'],
    ['a\nc', 'a\nb\nc', ' a|+b| c'],
    ['a\nb', 'a', ' a|-b'],
    ['', 'a', '-|+a'],
  ])('%j to %j', (before, after, lines) => {
    expect(drawn(before, after)).toBe(lines);
  });

  it('holds both texts, whatever they are', () => {
    const text = fc.array(fc.constantFrom('a', 'b', 'c', '')).map((lines) => lines.join('\n'));
    fc.assert(
      fc.property(text, text, (before, after) => {
        const lines = diffLines(before, after);
        const side = (other: string): string =>
          lines
            .filter((line) => line.side !== other)
            .map((line) => line.text)
            .join('\n');
        expect(side('after')).toBe(before);
        expect(side('before')).toBe(after);
      }),
    );
  });

  it('answers at once for texts of 100 000 lines', () => {
    const long = 'x\n'.repeat(100_000);
    expect(diffLines(long, `${long}y`)).toHaveLength(200_002);
  });
});
