import type { LocatedCommand, LocatedWord } from './locateCommands.ts';

/** The words of a package manager's subcommand: those after `install` in `pip install x`, and where that word ends. */
export interface Subcommand {
  readonly command: LocatedCommand;
  readonly verb: LocatedWord;
  readonly rest: readonly LocatedWord[];
}

/** Reads `apt-get -y install x`, `pip install x`, `python -m pip install x`: options before the verb are passed over. */
export function subcommandOf(
  command: LocatedCommand,
  programs: RegExp,
  verbs: readonly string[],
): Subcommand | null {
  const words = command.words.slice(moduleWords(command));
  const name = words[0]?.text?.split('/').at(-1) ?? '';
  if (!programs.test(name)) return null;
  const at = words.findIndex(
    (word, index) => index > 0 && word.text !== null && verbs.includes(word.text),
  );
  const verb = words[at];
  if (verb === undefined) return null;
  if (words.slice(1, at).some((word) => word.text?.startsWith('-') === false)) return null;
  return { command, verb, rest: words.slice(at + 1) };
}

/** Words before the program itself: `python -m` of `python -m pip`, `sudo`. */
function moduleWords(command: LocatedCommand): number {
  const [first, second] = command.words;
  if (/^python[\d.]*$/.test(command.name) && second?.text === '-m') return 2;
  return first?.text === 'sudo' ? 1 : 0;
}

/** Reads `pip install`, `python -m pip install` and `uv pip install`. */
export function pipInstallOf(
  command: LocatedCommand,
): (Subcommand & { tool: 'pip' | 'uv' }) | null {
  const pip = subcommandOf(command, PIP, ['install']);
  if (pip !== null) return { ...pip, tool: 'pip' };
  const words = command.words.slice(moduleWords(command));
  const at = words.findIndex((word) => word.text === 'pip');
  const verb = words[at + 1];
  if (words[0]?.text?.split('/').at(-1) !== 'uv' || at < 1 || verb?.text !== 'install') return null;
  if (words.slice(1, at).some((word) => word.text?.startsWith('-') === false)) return null;
  return { command, verb, rest: words.slice(at + 2), tool: 'uv' };
}

export const PIP = /^pip[\d.]*$/;
export const APT = /^apt(-get)?$/;

export function hasWord(subcommand: Subcommand, ...words: readonly string[]): boolean {
  return subcommand.command.words.some((word) => word.text !== null && words.includes(word.text));
}
