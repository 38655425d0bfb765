import type { Word } from './command.ts';

/** How a program reads its options; everything that is not named here is taken for a bare flag. */
export interface OptionSpec {
  /** Options that take a value, with their dashes: `-r`, `--requirement`. */
  readonly withValue: readonly string[];
  /** Other names of an option: `{ '-r': '--requirement' }`. Answers are given under the canonical name. */
  readonly aliases?: Readonly<Record<string, string>>;
  /** Bare flags that the model knows; with it, `unknown` tells the others. */
  readonly flags?: readonly string[];
  /** Options end at the first operand, as for wrappers (`env`, `sudo`, `xargs`) whose operands are another command. */
  readonly stopAtOperand?: boolean;
  /** `-name` is one option and not a cluster of letters, as for `find`, `java` and `go`. */
  readonly singleDashLong?: boolean;
}

export interface ParsedOptions {
  /** Whether the option was given, by any of its names. */
  has(name: string): boolean;
  /** The last value given, as programs do when an option repeats; undefined for none. */
  value(name: string): string | undefined;
  /** All values in order. */
  values(name: string): readonly string[];
  /** The values with what is known of them. */
  words(name: string): readonly Word[];
  /** How often the option was given: 2 for `-qq`. */
  count(name: string): number;
  /** What is no option, in order; everything after `--`. */
  readonly operands: readonly Word[];
  /** Options that are in none of `withValue`, `aliases` and `flags`; empty when `flags` is absent. */
  readonly unknown: readonly string[];
  /** Canonical names of all options that were given, in the order of their first use. */
  readonly names: readonly string[];
}

/**
 * Reads a command line as getopt_long does: clusters (`-yqq`), values that stick (`-rfile`, `--index-url=x`) or follow,
 * options after operands, and `--`. A word that starts with a dash and is not known to the letter is read as written.
 * Never throws; a missing value counts as an empty one.
 * Source: POSIX.1-2024, Utility Syntax Guidelines 3 to 10; getopt_long(3).
 */
export function parseOptions(args: readonly Word[], spec: OptionSpec): ParsedOptions {
  const canonical = (name: string): string => lookUp(spec.aliases, name) ?? name;
  const takesValue = new Set(spec.withValue.map(canonical));
  const known = new Set([...takesValue, ...(spec.flags ?? []).map(canonical)]);
  for (const name of Object.values(spec.aliases ?? {})) known.add(name);
  const found = new Map<string, (Word | null)[]>();
  const operands: Word[] = [];
  const record = (name: string, value: Word | null): void => {
    const key = canonical(name);
    const list = found.get(key);
    if (list) list.push(value);
    else found.set(key, [value]);
  };
  const isValued = (name: string): boolean => takesValue.has(canonical(name));

  for (let index = 0; index < args.length; index += 1) {
    const word = args[index];
    if (word === undefined) continue;
    const { text } = word;
    const next = (): Word => {
      index += 1;
      return args[index] ?? { text: '', exact: true, glob: false };
    };
    if (text === '--') {
      operands.push(...args.slice(index + 1));
      break;
    }
    if (!text.startsWith('-') || text === '-') {
      if (spec.stopAtOperand) {
        operands.push(...args.slice(index));
        break;
      }
      operands.push(word);
    } else if (text.startsWith('--') || spec.singleDashLong) {
      const equals = text.indexOf('=');
      const name = equals < 0 ? text : text.slice(0, equals);
      if (equals >= 0) record(name, { ...word, text: text.slice(equals + 1) });
      else record(name, isValued(name) ? next() : null);
    } else {
      for (let at = 1; at < text.length; at += 1) {
        const name = `-${text.charAt(at)}`;
        if (!isValued(name)) {
          record(name, null);
          continue;
        }
        const rest = text.slice(at + 1);
        // An inexact word may end in the value that is not known: `-r$FILE`.
        record(name, rest !== '' || !word.exact ? { ...word, text: rest } : next());
        break;
      }
    }
  }

  const values = (name: string): readonly Word[] =>
    (found.get(canonical(name)) ?? []).filter((value): value is Word => value !== null);
  return {
    has: (name) => found.has(canonical(name)),
    value: (name) => values(name).at(-1)?.text,
    values: (name) => values(name).map((word) => word.text),
    words: values,
    count: (name) => found.get(canonical(name))?.length ?? 0,
    operands,
    unknown: spec.flags ? [...found.keys()].filter((name) => !known.has(name)) : [],
    names: [...found.keys()],
  };
}

function lookUp(
  table: Readonly<Record<string, string>> | undefined,
  name: string,
): string | undefined {
  return table !== undefined && Object.hasOwn(table, name) ? table[name] : undefined;
}
