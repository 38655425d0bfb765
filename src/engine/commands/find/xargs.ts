import { between } from '../../amount.ts';
import type { Effect } from '../../effects.ts';
import { normalizePath } from '../../filesystem/normalizePath.ts';
import type { Call, Stdin, Word } from '../../shell/command.ts';
import { parseOptions } from '../../shell/parseOptions.ts';
import type { FindTargets } from './findTargets.ts';
import { findPrinted } from './find.ts';
import { innerCall } from '../wrappers/innerCall.ts';
import type { Program, StageView } from '../program.ts';
import { runOnSelection, unwrapped } from './runOnSelection.ts';
import { unknownNote } from '../unknownBytes.ts';
import { word } from '../word.ts';

/** Words that xargs is followed for, one call each. */
const MOST_CALLS = 200;

/**
 * xargs: starts a command with words that it reads. Words that are known are put in; a list from find becomes a selection.
 * Source: xargs(1), GNU findutils 4.9.
 */
export const xargs: Program = {
  names: ['xargs', 'parallel'],
  run(call, stage) {
    const options = parseOptions(call.args, {
      withValue: [
        '-I',
        '-i',
        '-n',
        '-L',
        '-P',
        '-d',
        '-s',
        '-E',
        '-a',
        '--max-args',
        '--max-procs',
        '--delimiter',
        '--replace',
        '--arg-file',
        '-j',
      ],
      aliases: {
        '--arg-file': '-a',
        '--replace': '-I',
        '--max-args': '-n',
        '--delimiter': '-d',
        '--no-run-if-empty': '-r',
      },
      stopAtOperand: true,
    });
    const command = options.operands.length > 0 ? options.operands : [word('echo')];
    const stdin = inputOf(options.value('-a'), call, stage);
    if (stdin.kind === 'text' && stdin.exact) {
      const items = splitItems(
        stdin.text,
        options.value('-d'),
        options.has('-0'),
        options.has('-I'),
      );
      if (items.length === 0 && options.has('-r')) return { effects: [] };
      const placeholder = options.value('-I');
      const size = Number(options.value('-n') ?? options.value('-L')) || items.length || 1;
      let stdout = '';
      for (const words of commands(command, items, placeholder, size)) {
        const inner = innerCall(call, words, { stdin: { kind: 'none' } });
        if (inner) stdout += stage.runNested(inner).stdout ?? '';
      }
      return stdout === '' ? { effects: [] } : { effects: [], stdout };
    }
    const printed = stdin.kind === 'stream' ? printedBy(stdin.from, stage) : undefined;
    const effects = printed && runOnSelection(unwrapped(command), printed);
    return { effects: effects ?? unknownList(command) };
  },
};

/** `-a FILE` is read in place of standard input. */
function inputOf(file: string | undefined, call: Call, stage: StageView): Stdin {
  if (file === undefined) return call.stdin;
  const text = stage.filesystem.text(normalizePath(file, call.cwd));
  return text === undefined ? { kind: 'none' } : { kind: 'text', text, exact: true };
}

function printedBy(printer: Call, stage: StageView): FindTargets | undefined {
  let from = printer;
  // These hand the list on whole; grep and others narrow it by what is not known.
  while (/^(sort|uniq|tee|cat|shuf)$/.test(from.name) && from.stdin.kind === 'stream') {
    from = from.stdin.from;
  }
  return from.name === 'find' ? findPrinted(from, stage) : undefined;
}

function splitItems(
  text: string,
  delimiter: string | undefined,
  byNul: boolean,
  byLine: boolean,
): readonly string[] {
  const separator = byNul
    ? '\0'
    : delimiter !== undefined
      ? delimiter.replace('\\n', '\n').replace('\\0', '\0')
      : byLine
        ? '\n'
        : /\s+/;
  return text
    .split(separator)
    .map((item) => (delimiter === undefined && !byNul ? item.trim() : item.replace(/\n$/, '')))
    .filter((item) => item !== '');
}

function commands(
  command: readonly Word[],
  items: readonly string[],
  placeholder: string | undefined,
  size: number,
): readonly (readonly Word[])[] {
  if (placeholder !== undefined) {
    const mark = placeholder === '' ? '{}' : placeholder;
    return items
      .slice(0, MOST_CALLS)
      .map((item) =>
        command.map((given) => ({ ...given, text: given.text.replaceAll(mark, item) })),
      );
  }
  const groups: (readonly Word[])[] = [];
  for (let at = 0; at < Math.max(items.length, 1) && groups.length < MOST_CALLS; at += size) {
    groups.push([...command, ...items.slice(at, at + size).map(word)]);
  }
  return groups;
}

/** One small package or some dozens of them: as wide as what a requirements file that is not known may hold. */
const UNKNOWN_PACKAGES = between(0, 20e6, 1e9);

function unknownList(command: readonly Word[]): readonly Effect[] {
  const name = command[0]?.text ?? '';
  // What only reads or removes an unknown list adds nothing.
  if (/^(echo|printf|ls|cat|grep|kill|apt-mark|dpkg|head|wc)$/.test(name)) return [];
  return [
    unknownNote({
      what: `xargs ${name}`,
      reason: 'The list that xargs reads is not known.',
      question: `Which arguments does xargs pass to ${name}?`,
      origin: { kind: 'generated', name: 'xargs' },
      ...(command.some(({ text }) => /^(install|add|get|download)$/.test(text)) && {
        amount: UNKNOWN_PACKAGES,
      }),
    }),
  ];
}
