/** Where names of packages come from. */
export type PackageKind = 'debian' | 'python';

interface InstallCommand {
  readonly words: readonly RegExp[];
  readonly kind: PackageKind;
  /** Options whose next word is their value. */
  readonly valued: ReadonlySet<string>;
}

const APT = new Set(
  '-c --config-file -o --option -t --target-release --default-release'.split(' '),
);
/** pip 26 and uv 0.9, `--help` of their install commands, as far as the value is a word of its own. */
const PYTHON = new Set(
  (
    '-r --requirement --requirements -c --constraint --constraints -e --editable -t --target -i --index-url --extra-index-url -f ' +
    '--find-links --prefix --root --platform --python-version --implementation --abi --no-binary --only-binary --progress-bar ' +
    '--timeout --default-timeout --retries --trusted-host --cache-dir --proxy --src --upgrade-strategy -C --config-settings ' +
    '--log --cert --report --python -p --index --default-index --group --extra --optional --script --package --link-mode ' +
    '--index-strategy --torch-backend --exclude-newer --override --overrides --python-platform --keyring-provider --no-build-package ' +
    '--no-binary-package --directory --project --config-file --source -G'
  ).split(' '),
);

const COMMANDS: readonly InstallCommand[] = [
  { words: [/^(?:apt|apt-get|aptitude)$/, /^install$/], kind: 'debian', valued: APT },
  { words: [/^pip[\d.]*$/, /^(?:install|download|wheel)$/], kind: 'python', valued: PYTHON },
  { words: [/^uv$/, /^pip$/, /^install$/], kind: 'python', valued: PYTHON },
  { words: [/^uv$/, /^add$/], kind: 'python', valued: PYTHON },
  { words: [/^(?:poetry|pdm)$/, /^add$/], kind: 'python', valued: PYTHON },
];

/** What a command installs besides its options. */
export interface Install {
  readonly kind: PackageKind;
  /** As they are written, versions and all. */
  readonly packages: readonly string[];
}

/**
 * Reads the words of a command that installs packages.
 *
 * @returns null for other commands, and where the next word is the value of an option
 */
export function readInstall(words: readonly string[]): Install | null {
  const command = withoutPython(words);
  for (const { words: wanted, kind, valued } of COMMANDS) {
    const plain: string[] = [];
    let isValue = false;
    for (const word of command) {
      if (!isValue && !word.startsWith('-')) plain.push(word);
      isValue = !isValue && valued.has(word);
    }
    const program = plain[0]?.replace(/^.*\//, '') ?? '';
    if (!wanted.every((pattern, at) => pattern.test(at === 0 ? program : (plain[at] ?? '')))) {
      continue;
    }
    return isValue ? null : { kind, packages: plain.slice(wanted.length) };
  }
  return null;
}

/** `python3 -m pip install` is `pip install`. */
function withoutPython(words: readonly string[]): readonly string[] {
  const isPython = /(?:^|\/)python[\d.]*$/.test(words[0] ?? '');
  const module = words.indexOf('-m');
  return isPython && module > 0 ? words.slice(module + 1) : words;
}
