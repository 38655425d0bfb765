import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareLines } from '../../src/share/diff/compareLines.ts';
import { foldSame } from '../../src/share/diff/foldSame.ts';
import { lineDiff } from '../../src/share/diff/lineDiff.ts';

const SIGNS = { same: ' ', removed: '-', added: '+' } as const;
const shown = (before: string, after: string): string[] =>
  lineDiff(before, after).map(({ kind, text }) => SIGNS[kind] + text);

describe('lineDiff', () => {
  it.each<[string, string, string, string[]]>([
    ['nothing changed', 'a\nb\n', 'a\nb\n', [' a', ' b']],
    ['a line in between', 'a\nc', 'a\nb\nc', [' a', '+b', ' c']],
    ['a line less', 'a\nb\nc', 'a\nc', [' a', '-b', ' c']],
    ['a line replaced', 'a\nb\nc', 'a\nx\nc', [' a', '-b', '+x', ' c']],
    ['moved', 'a\nb\nc\nd', 'b\nc\nd\na', ['-a', ' b', ' c', ' d', '+a']],
    ['a new file', '', 'a\nb\n', ['+a', '+b']],
    ['a file that goes', 'a\n', '', ['-a']],
    ['only the line break at the end', 'a', 'a\n', [' a']],
    ['line breaks of Windows', 'a\r\nb\r\n', 'a\nb\n', [' a', ' b']],
  ])('%s', (_name, before, after, expected) => {
    expect(shown(before, after)).toEqual(expected);
  });

  it('numbers the lines of both texts', () => {
    expect(lineDiff('a\nb', 'x\na').map(({ before, after }) => [before, after])).toEqual([
      [null, 1],
      [1, 2],
      [2, null],
    ]);
  });

  it('shows texts that are too long to compare as replaced', () => {
    const many = (word: string): string =>
      Array.from({ length: 3000 }, (_, at) => `${word}${at}`).join('\n');
    const kinds = lineDiff(many('a'), many('b')).map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === 'removed').length).toBe(3000);
    expect(kinds.filter((kind) => kind === 'added').length).toBe(3000);
  });
});

describe('compareLines', () => {
  it('holds both texts, whatever they are', () => {
    const lines = fc.array(fc.constantFrom('a', 'b', 'c', ''));
    fc.assert(
      fc.property(lines, lines, (before, after) => {
        const kinds = compareLines(before, after);
        const [a, b] = [[...before], [...after]];
        for (const kind of kinds) {
          const [old, young] = [
            kind === 'added' ? null : a.shift(),
            kind === 'removed' ? null : b.shift(),
          ];
          expect(kind === 'same' ? old : null).toBe(kind === 'same' ? young : null);
          expect([old, young]).not.toContain(undefined);
        }
        expect([a, b]).toEqual([[], []]);
      }),
    );
  });

  it('answers at once for texts of 100 000 lines', () => {
    const long = Array.from({ length: 100_000 }, () => 'x');
    expect(compareLines(long, [...long, 'y'])).toHaveLength(100_001);
  });
});

describe('foldSame', () => {
  it('leaves out what is far from a change', () => {
    const lines = lineDiff('1\n2\n3\n4\n5\n6\n7', '1\n2\n3\nx\n5\n6\n7');
    const parts = foldSame(lines, 1).map((part) =>
      part.kind === 'gap' ? part.count : part.lines.map(({ text }) => text).join(''),
    );
    expect(parts).toEqual([2, '34x5', 2]);
  });
});
