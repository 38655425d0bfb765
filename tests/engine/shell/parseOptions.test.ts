import { describe, expect, it } from 'vitest';
import { parseOptions } from '../../../src/engine/shell/parseOptions.ts';
import type { OptionSpec } from '../../../src/engine/shell/parseOptions.ts';
import type { Word } from '../../../src/engine/shell/command.ts';

const words = (text: string): Word[] =>
  text.split(' ').map((word) => ({ text: word, exact: true, glob: false }));

const pip: OptionSpec = {
  withValue: ['-r', '--requirement', '-i', '--index-url', '-c'],
  aliases: { '-r': '--requirement', '-i': '--index-url', '-q': '--quiet', '-U': '--upgrade' },
  flags: ['--no-cache-dir', '--quiet', '--upgrade'],
};

// Expectations: getopt_long(3), and `pip install --help` for the names.
const table: [
  line: string,
  names: string[],
  values: Record<string, string[]>,
  operands: string[],
][] = [
  ['a b', [], {}, ['a', 'b']],
  ['-r req.txt', ['--requirement'], { '-r': ['req.txt'], '--requirement': ['req.txt'] }, []],
  ['-rreq.txt a', ['--requirement'], { '-r': ['req.txt'] }, ['a']],
  ['--requirement=a.txt -r b.txt', ['--requirement'], { '-r': ['a.txt', 'b.txt'] }, []],
  ['-qUr r.txt', ['--quiet', '--upgrade', '--requirement'], { '-r': ['r.txt'] }, []],
  ['-qq x', ['--quiet'], {}, ['x']],
  ['--index-url https://x/?a=b', ['--index-url'], { '-i': ['https://x/?a=b'] }, []],
  ['--index-url=https://x/?a=b', ['--index-url'], { '-i': ['https://x/?a=b'] }, []],
  ['a --no-cache-dir b', ['--no-cache-dir'], {}, ['a', 'b']],
  ['-q -- -r x', ['--quiet'], {}, ['-r', 'x']],
  ['- a', [], {}, ['-', 'a']],
  ['-r', ['--requirement'], { '-r': [''] }, []],
  ['--constructor x', ['--constructor'], {}, ['x']],
];

describe('parseOptions', () => {
  it.each(table)('%s', (line, names, values, operands) => {
    const parsed = parseOptions(words(line), pip);
    expect(parsed.names).toEqual(names);
    for (const name of names) expect(parsed.has(name)).toBe(true);
    for (const [name, expected] of Object.entries(values)) {
      expect(parsed.values(name)).toEqual(expected);
      expect(parsed.value(name)).toBe(expected.at(-1));
    }
    expect(parsed.operands.map((word) => word.text)).toEqual(operands);
  });

  it('counts, and tells what the model does not know', () => {
    const parsed = parseOptions(words('-qq --frobnicate -x a'), pip);
    expect(parsed.count('--quiet')).toBe(2);
    expect(parsed.unknown).toEqual(['--frobnicate', '-x']);
    expect(parsed.value('-r')).toBeUndefined();
  });

  it('stops at the first operand for wrappers: xargs -n1 rm -rf', () => {
    const parsed = parseOptions(words('-n1 -r rm -rf'), { withValue: ['-n'], stopAtOperand: true });
    expect(parsed.names).toEqual(['-n', '-r']);
    expect(parsed.operands.map((word) => word.text)).toEqual(['rm', '-rf']);
  });

  it('reads -name as one option where the program does', () => {
    const parsed = parseOptions(words('build -o out -ldflags=-s ./...'), {
      withValue: ['-o', '-ldflags'],
      singleDashLong: true,
    });
    expect(parsed.value('-o')).toBe('out');
    expect(parsed.value('-ldflags')).toBe('-s');
    expect(parsed.operands.map((word) => word.text)).toEqual(['build', './...']);
  });

  it('keeps what is not known: -r$FILE has an inexact value and takes no next word', () => {
    const parsed = parseOptions([{ text: '-r', exact: false, glob: false }, ...words('a')], pip);
    expect(parsed.words('-r')).toEqual([{ text: '', exact: false, glob: false }]);
    expect(parsed.operands.map((word) => word.text)).toEqual(['a']);
  });
});
