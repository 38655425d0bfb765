import type { LocatedWord } from './locateCommands.ts';

/** The words of a `pip install` or `uv pip install`, told apart. */
export interface InstallWords {
  /** Requirements, paths and URLs. */
  readonly requirements: readonly LocatedWord[];
  /** Values of -r. */
  readonly files: readonly LocatedWord[];
  /** Words of an option and its value, by the option's long name. */
  readonly options: ReadonlyMap<string, readonly OptionWords[]>;
}

export interface OptionWords {
  readonly flag: LocatedWord;
  /** The flag itself for `--option=value`. */
  readonly valueWord: LocatedWord;
  readonly value: string | null;
}

const LONG: Readonly<Record<string, string>> = {
  '-r': '--requirement',
  '--requirements': '--requirement',
  '-c': '--constraint',
  '-e': '--editable',
  '-i': '--index-url',
  '-f': '--find-links',
  '-t': '--target',
  '-p': '--python',
};

/** Options of pip and uv that take a value (pip install --help, uv pip install --help). */
const WITH_VALUE = new Set([
  ...Object.values(LONG),
  '--extra-index-url',
  '--index',
  '--default-index',
  '--torch-backend',
  '--index-strategy',
  '--prefix',
  '--root',
  '--platform',
  '--python-version',
  '--implementation',
  '--abi',
  '--progress-bar',
  '--cache-dir',
  '--trusted-host',
  '--timeout',
  '--default-timeout',
  '--retries',
  '--log',
  '--src',
  '--only-binary',
  '--no-binary',
  '--upgrade-strategy',
  '--upgrade-package',
  '--global-option',
  '--install-option',
  '--config-settings',
  '--link-mode',
  '--root-user-action',
  '--proxy',
  '--cert',
]);

/** @param words those after `install` */
export function readInstallWords(words: readonly LocatedWord[]): InstallWords {
  const requirements: LocatedWord[] = [];
  const options = new Map<string, OptionWords[]>();
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index];
    if (word === undefined) break;
    const [, flag, value] = /^(--?[a-zA-Z][\w-]*)(?:=(.*))?$/s.exec(word.text ?? '') ?? [];
    if (flag === undefined) {
      requirements.push(word);
      continue;
    }
    const name = LONG[flag] ?? flag;
    const next = WITH_VALUE.has(name) && value === undefined ? words[index + 1] : undefined;
    if (next !== undefined) index += 1;
    const entry = {
      flag: word,
      valueWord: next ?? word,
      value: next === undefined ? (value ?? null) : next.text,
    };
    options.set(name, [...(options.get(name) ?? []), entry]);
  }
  const files = (options.get('--requirement') ?? []).map((option) => option.valueWord);
  return { requirements, files, options };
}
