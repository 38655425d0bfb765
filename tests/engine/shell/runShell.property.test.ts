import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { record } from './record.ts';

const pieces = [
  'a',
  'apt-get install -y curl',
  'x=1',
  'x=$x$x$x$x',
  'f() {',
  'f',
  '}',
  '{',
  '(',
  ')',
  'if [ "$x" = 1 ];',
  'if u;',
  'then',
  'elif',
  'else',
  'fi',
  'for i in 1 2 3;',
  'for ((;;));',
  'for i in {1..99999999};',
  'while true;',
  'while read l;',
  'until false;',
  'do',
  'done',
  'case $x in',
  '*)',
  ';;',
  'esac',
  '&&',
  '||',
  '|',
  '&',
  ';',
  '\n',
  '> /f',
  '<<EOF\n',
  '\nEOF\n',
  '<<< "$x"',
  '$(',
  '`',
  '"',
  "'",
  '\\',
  '${x',
  '${x:-',
  '${x//a*/',
  '${',
  '}',
  '$((',
  '))',
  '[[ $x =~ (a+)+$ ]]',
  'eval "$x"',
  'set -e',
  'exit 1',
  'return',
  'break 99',
  'continue',
  'local y',
  'shift 9',
  'cd "$x"',
  '. /f',
  'exec',
  '~',
  '*',
  '{a,{b,c}}',
  '\0',
  '\uD800',
];
const script = fc
  .array(fc.oneof(fc.constantFrom(...pieces), fc.string({ maxLength: 6 })), { maxLength: 30 })
  .map((parts) => parts.join(' '));

const official = readFileSync(new URL('./officialBodies.txt', import.meta.url), 'utf8');
/** A piece of real scripts with a hole cut into it. */
const mutated = fc
  .tuple(fc.nat(official.length), fc.nat(800), fc.nat(800), fc.nat(5))
  .map(([start, length, hole, width]) => {
    const text = official.slice(start, start + length);
    return text.slice(0, hole) + text.slice(hole + width);
  });

describe('any script', () => {
  it('is read without an exception, in bounded time and with bounded text', () => {
    fc.assert(
      fc.property(fc.oneof(script, mutated), (text) => {
        const { calls, result } = record(text, {
          prints: { u: 'UNKNOWN' },
          files: { '/f': '. /f' },
        });
        expect(calls.length).toBeLessThanOrEqual(10_000);
        expect(result.stdout?.length ?? 0).toBeLessThanOrEqual(100_000);
        for (const call of calls) {
          expect(call.start).toBeLessThanOrEqual(call.end);
          expect(call.end).toBeLessThanOrEqual(text.length);
        }
      }),
      { numRuns: 600, seed: 20261121 },
    );
  });

  it('gives the same twice', () => {
    fc.assert(
      fc.property(script, (text) => {
        expect(record(text).lines).toEqual(record(text).lines);
      }),
      { numRuns: 100, seed: 7 },
    );
  });
});

// Each would run for ever, or exponentially long, in a real shell or a careless reader.
const endless: readonly (readonly [script: string, reason: string])[] = [
  ['while true; do a; done', '! a loop with too many passes to follow'],
  ['for ((;;)); do :; done', '! a loop with too many passes to follow'],
  ['until false; do :; done', '! a loop with too many passes to follow'],
  ['f() { f; f; }; f', '! calls are nested too deep to follow'],
  [
    'f() { while true; do while true; do :; done; done; }; f',
    '! the script takes too many steps to follow',
  ],
  ['x=aa; while true; do x=$x$x$x$x; done', '! a loop with too many passes to follow'],
  ['x="eval \\"\\$x\\""; eval "$x"', '! calls are nested too deep to follow'],
];

describe('scripts without an end', () => {
  it.each(endless)('%s', (text, reason) => {
    expect(record(text).lines).toContain(reason);
  });

  it('wide brace expansions are cut: {1..9}{1..9}...', () => {
    const [call] = record(`a ${'{1..9}'.repeat(12)}`).calls;
    expect(call?.args).toHaveLength(1000);
  });

  it('deep nesting ends: ((((...', () => {
    for (const [open, close] of [
      ['(', ')'],
      ['$(', ')'],
      ['{ ', ';}'],
      ['"$(', ')"'],
      ['${x:-', '}'],
    ]) {
      const depth = 3000;
      expect(() =>
        record(`a ${open?.repeat(depth) ?? ''}b${close?.repeat(depth) ?? ''}`),
      ).not.toThrow();
    }
  });
});
