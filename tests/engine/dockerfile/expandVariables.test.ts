import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expandVariables } from '../../../src/engine/dockerfile/expandVariables.ts';
import { splitAtBlanks, splitWords } from '../../../src/engine/dockerfile/splitWords.ts';

const values = new Map([
  ['x', 'val'],
  ['empty', ''],
  ['file', 'a.tar.gz'],
  ['path', '/a/b/c'],
  ['PWD', '/home'],
]);
const lookup = (name: string): string | undefined => values.get(name);

// Source: moby/buildkit frontend/dockerfile/shell/lex.go and its reference, "Environment replacement".
describe('expandVariables', () => {
  it.each([
    ['$x', 'val'],
    ['${x}y', 'valy'],
    ['$x.y-$x', 'val.y-val'],
    ['a$', 'a$'],
    ['$x$x', 'valval'],
    ['\\$x \\${x}', '$x ${x}'],
    ["'$x'", '$x'],
    ['"$x y"', 'val y'],
    ['"a\\"b" "\\$x" "\\n"', 'a"b $x \\n'],
    ['a\\ b', 'a b'],
    ['\\\\', '\\'],
    ['${x:-d}', 'val'],
    ['${no:-d}', 'd'],
    ['${empty:-d}', 'd'],
    ['${empty-d}', ''],
    ['${no-d}', 'd'],
    ['${x:+s}', 's'],
    ['${no:+s}', ''],
    ['${empty:+s}', ''],
    ['${empty+s}', 's'],
    ['${no:-$x/${y:-z}}', 'val/z'],
    ["${no:-'}'}", '}'],
    ['${x:?msg}', 'val'],
    ['${file#*.}', 'tar.gz'],
    ['${file##*.}', 'gz'],
    ['${file%.*}', 'a.tar'],
    ['${file%%.*}', 'a'],
    ['${path/\\//-}', '-a/b/c'],
    ['${path//b/x}', '/a/x/c'],
    ['${file/?.t/X}', 'Xar.gz'],
    ['${file%.$no}', 'a.tar.gz'],
    ['C:\\\\$x', 'C:\\val'],
  ])('%s -> %s', (text, expected) => {
    expect(expandVariables(text, lookup)).toMatchObject({ text: expected, unsupported: [] });
  });

  it.each([
    ['$no', ['no']],
    ['${no} $no $other', ['no', 'other']],
    ['${no:-d} ${no:+s} ${x:-$no}', []],
    ['${no:-$other}', ['other']],
    ['${no%x}', ['no']],
  ])('%s leaves unset: %j', (text, unset) => {
    expect(expandVariables(text, lookup).unset).toEqual(unset);
  });

  it.each([
    ['${x^^}', '${x^^}'],
    ['${x:0:1}', '${x:0:1}'],
    ['${}', '${}'],
    ['${no:?must be set}', 'no: must be set'],
    ['${empty:?}', 'empty: must not be empty'],
    ['"open', 'A double quote is not closed.'],
    ["'open", 'A single quote is not closed.'],
    ['${x:-d', 'A } is missing.'],
  ])('%s is refused', (text, what) => {
    expect(expandVariables(text, lookup).unsupported).toEqual([what]);
  });

  it('the backtick as escape character', () => {
    expect(expandVariables('C:\\$x `$x', lookup, '`').text).toBe('C:\\val $x');
  });

  it('never throws and ends', () => {
    const text = fc
      .array(
        fc.constantFrom('$', '{', '}', ':', '-', '+', '/', '#', '%', '*', '"', "'", '\\', 'x', ' '),
      )
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, (input) => {
        expect(typeof expandVariables(input, lookup).text).toBe('string');
      }),
      { numRuns: 1000, seed: 1 },
    );
    expect(expandVariables('${a:-'.repeat(20_000), lookup).unsupported).not.toEqual([]);
  });
});

describe('splitWords', () => {
  it.each([
    ['a b  c', ['a', 'b', 'c']],
    ['a="b c" d', ['a="b c"', 'd']],
    ["a='b \" c' d", ["a='b \" c'", 'd']],
    ['a\\ b c', ['a\\ b', 'c']],
    ['"a\\" b" c', ['"a\\" b"', 'c']],
    ['"open a b', ['"open a b']],
    ['""', ['""']],
    ['', []],
  ])('%s', (text, expected) => {
    const words = splitWords(text);
    expect(words.map((word) => word.text)).toEqual(expected);
    for (const { text: word, start, end } of words) expect(text.slice(start, end)).toBe(word);
  });

  it('splits at every blank where quotes do not group', () => {
    expect(splitAtBlanks(' "a b"\tc ').map((word) => word.text)).toEqual(['"a', 'b"', 'c']);
  });
});
