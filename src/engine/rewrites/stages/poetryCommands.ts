import { PIP, subcommandOf } from '../edits/isCommand.ts';
import type { LocatedCommand, LocatedWord } from '../edits/locateCommands.ts';
import type { Scene } from '../rewrite.ts';

/**
 * Whether a command only brings Poetry or works with it: nothing of what it leaves outside of the project's environment is needed to
 * run. False for what puts packages elsewhere.
 */
export function isOfPoetry(command: LocatedCommand, scene: Scene): boolean {
  const written = (word: LocatedWord): string => wordOf(word, scene);
  const rest = command.words.slice(1).map(written);
  const pip = subcommandOf(command, PIP, ['install']);
  if (pip !== null) {
    return pip.rest.every((word) =>
      /^(-U$|-q$|--(upgrade|no-cache-dir|quiet|no-compile|no-warn-script-location|root-user-action=\w+|disable-pip-version-check)$|(poetry[\w-]*|pip|pipx|setuptools|wheel)([=<>~!]|$))/.test(
        written(word),
      ),
    );
  }
  switch (command.name) {
    case 'poetry':
      return isPlainPoetry(rest);
    case 'pipx':
      return rest[0] === 'ensurepath' || /^install poetry([=<>~]|$)/.test(rest.join(' '));
    case 'curl':
    case 'wget':
      return rest.some((text) => /^https:\/\/install\.python-poetry\.org/.test(text));
    case 'ln':
      return rest.some((text) => /\/poetry$|\$\{?POETRY_HOME\b/.test(text));
    case 'rm':
      return rest.every((text) =>
        /^-|pypoetry|\$\{?POETRY_\w*CACHE|poetry_cache|\.cache$/.test(text),
      );
    default:
      return isInstaller(command, rest, scene);
  }
}

/** The text of a word without quotes, variables as they are written. */
export function wordOf({ text, start, end }: LocatedWord, scene: Scene): string {
  return text ?? scene.workspace.dockerfile.slice(start, end).replace(/^(["'])(.*)\1$/s, '$2');
}

/** `poetry install` and what goes before it, for the project of the working folder. */
function isPlainPoetry(rest: readonly string[]): boolean {
  if (rest.some((text) => /^(-C|-P|--directory|--project)(=|$)/.test(text))) return false;
  const [verb, key = ''] = rest.filter((text) => !text.startsWith('-'));
  if (verb === undefined) return rest.some((text) => /^(--version|-V)$/.test(text));
  if (verb === 'config') return !/^virtualenvs\.(?!(create|in-project)$)/.test(key);
  return /^(install|sync|lock|check|cache|show|about|self)$/.test(verb);
}

/** `curl ... | python3 -` */
function isInstaller(
  { name, run }: LocatedCommand,
  rest: readonly string[],
  scene: Scene,
): boolean {
  const isPiped = rest.length === 0 || rest[0] === '-';
  return (
    /^python[\d.]*$/.test(name) &&
    isPiped &&
    scene.commands.some(
      (other) => other.run === run && /^(curl|wget)$/.test(other.name) && isOfPoetry(other, scene),
    )
  );
}
