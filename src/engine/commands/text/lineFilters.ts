import type { Word } from '../../shell/command.ts';
import type { ParsedOptions } from '../../shell/parseOptions.ts';
import { toRegExp } from './toRegExp.ts';

/** A filter over text that is known: lines in, text out; undefined when it cannot be told. */
type Filter = (
  lines: readonly string[],
  options: ParsedOptions,
  operands: readonly Word[],
) => readonly string[] | undefined;

export interface FilterShape {
  readonly withValue: readonly string[];
  /** Operands before the files: the pattern of grep, the sets of tr. */
  readonly leading: number;
  readonly run: Filter;
}

/** Sources: the manual pages of GNU coreutils 9 and grep 3.8. */
export const LINE_FILTERS: Readonly<Record<string, FilterShape>> = {
  sort: {
    withValue: ['-k', '-t', '-o', '-S', '-T'],
    leading: 0,
    run: (lines, options) => sorted(lines, options),
  },
  uniq: {
    withValue: ['-f', '-s', '-w'],
    leading: 0,
    run: (lines) => lines.filter((line, index) => line !== lines[index - 1]),
  },
  rev: {
    withValue: [],
    leading: 0,
    run: (lines) => lines.map((line) => Array.from(line).reverse().join('')),
  },
  cut: { withValue: ['-d', '-f', '-c', '-b', '--delimiter', '--fields'], leading: 0, run: cut },
  tr: { withValue: [], leading: 2, run: tr },
  head: {
    withValue: ['-n', '-c', '--lines', '--bytes'],
    leading: 0,
    run: (lines, options) => lines.slice(0, lineCount(options)),
  },
  tail: {
    withValue: ['-n', '-c', '--lines', '--bytes'],
    leading: 0,
    run: (lines, options) => tail(lines, options),
  },
  awk: { withValue: ['-F', '-v', '-f'], leading: 1, run: awk },
};

function lineCount(options: ParsedOptions): number {
  const count = Number(options.value('-n') ?? options.value('--lines') ?? '10');
  return Number.isInteger(count) ? count : 10;
}

function tail(lines: readonly string[], options: ParsedOptions): readonly string[] | undefined {
  const given = options.value('-n') ?? '10';
  if (options.has('-c') || options.has('-f')) return undefined;
  return given.startsWith('+')
    ? lines.slice(Number(given.slice(1)) - 1)
    : lines.slice(-Math.abs(Number(given) || 10));
}

function sorted(lines: readonly string[], options: ParsedOptions): readonly string[] | undefined {
  if (options.has('-k') || options.has('-o') || options.has('-R')) return undefined;
  const compare = options.has('-n')
    ? (a: string, b: string): number => Number.parseFloat(a) - Number.parseFloat(b)
    : options.has('-V')
      ? (a: string, b: string): number => a.localeCompare(b, 'en', { numeric: true })
      : (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
  const result = [...lines].sort(compare);
  if (options.has('-r')) result.reverse();
  return options.has('-u') ? [...new Set(result)] : result;
}

function cut(lines: readonly string[], options: ParsedOptions): readonly string[] | undefined {
  const isFields = options.has('-f') || options.has('--fields');
  const list =
    options.value('-f') ?? options.value('--fields') ?? options.value('-c') ?? options.value('-b');
  if (list === undefined || !/^[\d,-]+$/.test(list)) return undefined;
  const delimiter = options.value('-d') ?? options.value('--delimiter') ?? '\t';
  const ranges = list.split(',').map((part) => {
    const [from = '', to = from] = part.split('-');
    return [Number(from || '1'), to === '' ? Number.POSITIVE_INFINITY : Number(to)] as const;
  });
  const isWanted = (_: string, index: number): boolean =>
    ranges.some(([from, to]) => index + 1 >= from && index + 1 <= to);
  return lines.map((line) => {
    if (!isFields) return Array.from(line).filter(isWanted).join('');
    return line.includes(delimiter) ? line.split(delimiter).filter(isWanted).join(delimiter) : line;
  });
}

function tr(
  lines: readonly string[],
  options: ParsedOptions,
  operands: readonly Word[],
): readonly string[] | undefined {
  const from = characters(operands[0]?.text ?? '');
  const to = characters(operands[1]?.text ?? '');
  if (from === undefined || options.has('-c') || options.has('-C') || options.has('-s'))
    return undefined;
  if (options.has('-d'))
    return lines.map((text) =>
      Array.from(text)
        .filter((letter) => !from.includes(letter))
        .join(''),
    );
  if (to === undefined || to.length === 0) return undefined;
  const last = to.at(-1) ?? '';
  return lines.map((text) =>
    Array.from(text)
      .map((letter) => (from.includes(letter) ? (to[from.lastIndexOf(letter)] ?? last) : letter))
      .join(''),
  );
}

/** The characters of a set of tr: escapes, ranges and the common classes. */
function characters(set: string): readonly string[] | undefined {
  const plain = set
    .replace('[:upper:]', 'A-Z')
    .replace('[:lower:]', 'a-z')
    .replace('[:digit:]', '0-9')
    .replace('[:space:]', ' \t\n\r\v\f')
    .replace(/\\n/g, '\n')
    .replace(/\\t/g, '\t')
    .replace(/\\r/g, '\r');
  if (/\[:|\\/.test(plain)) return undefined;
  const letters = Array.from(plain);
  return letters.flatMap((letter, index) => {
    if (letter === '-' && index > 0 && index < letters.length - 1) {
      const from = (letters[index - 1] ?? '').charCodeAt(0);
      const to = (letters[index + 1] ?? '').charCodeAt(0);
      return Array.from({ length: Math.max(0, Math.min(to - from - 1, 300)) }, (_, step) =>
        String.fromCharCode(from + 1 + step),
      );
    }
    return [letter];
  });
}

/** `awk '{print $2}'` and `awk -F: '{print $1}'`; undefined for any other program. */
function awk(
  lines: readonly string[],
  options: ParsedOptions,
  operands: readonly Word[],
): readonly string[] | undefined {
  const field = /^\s*\{\s*print\s+\$(\d+|NF)\s*;?\s*\}\s*$/.exec(operands[0]?.text ?? '')?.[1];
  if (field === undefined) return undefined;
  const separator = options.value('-F');
  const by =
    separator === undefined
      ? /\s+/
      : separator.length === 1
        ? separator
        : toRegExp(separator, 'extended');
  if (by === undefined) return undefined;
  return lines.map((line) => {
    const fields = (separator === undefined ? line.trim() : line).split(by);
    return field === '0'
      ? line
      : ((field === 'NF' ? fields.at(-1) : fields[Number(field) - 1]) ?? '');
  });
}
