import { parseOptions } from '../../shell/parseOptions.ts';
import type { Outcome } from '../../shell/command.ts';
import type { Program } from '../program.ts';
import { inputText } from './inputText.ts';
import { toRegExp } from './toRegExp.ts';

/** grep: its status follows from the text, where that is known. */
export const grep: Program = {
  names: ['grep', 'egrep', 'fgrep', 'rg', 'ag'],
  run(call, stage) {
    const options = parseOptions(call.args, {
      withValue: [
        '-e',
        '-f',
        '-m',
        '-A',
        '-B',
        '-C',
        '--include',
        '--exclude',
        '--exclude-dir',
        '--color',
      ],
      aliases: {
        '--quiet': '-q',
        '--silent': '-q',
        '--invert-match': '-v',
        '--only-matching': '-o',
        '--ignore-case': '-i',
        '--extended-regexp': '-E',
        '--fixed-strings': '-F',
        '--count': '-c',
        '--perl-regexp': '-P',
      },
    });
    const pattern = options.value('-e') ?? options.operands[0]?.text;
    const files = options.has('-e') ? options.operands : options.operands.slice(1);
    const unknown: Outcome = { effects: [], status: 'unknown' };
    const text = options.has('-r') || options.has('-R') ? undefined : inputText(files, call, stage);
    if (
      pattern === undefined ||
      text === undefined ||
      options.has('-f') ||
      options.has('-w') ||
      options.has('-x')
    )
      return unknown;
    const dialect =
      options.has('-F') || call.name === 'fgrep'
        ? 'fixed'
        : options.has('-E') || options.has('-P') || call.name !== 'grep'
          ? 'extended'
          : 'basic';
    const regexp = toRegExp(pattern, dialect, options.has('-i') ? 'gi' : 'g');
    if (regexp === undefined) return unknown;
    const lines = text.replace(/\n$/, '').split('\n');
    const matching = lines.filter((line) => line.search(regexp) >= 0 !== options.has('-v'));
    const status = matching.length > 0 ? 'success' : 'failure';
    if (options.has('-q')) return { effects: [], status, stdout: '' };
    const printed = options.has('-c')
      ? [String(matching.length)]
      : options.has('-o')
        ? matching.flatMap((line) => [...line.matchAll(regexp)].map(([found]) => found))
        : matching;
    return { effects: [], status, stdout: printed.map((line) => `${line}\n`).join('') };
  },
};
