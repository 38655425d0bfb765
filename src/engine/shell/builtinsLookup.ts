import type { Builtin } from './builtin.ts';
import type { Word } from './command.ts';
import { absolutePath } from './paths.ts';
import type { Shell } from './shell.ts';
import { textOf } from './shellState.ts';
import type { Status } from './shellState.ts';
import { known, UNKNOWN_TEXT } from './text.ts';
import type { Text } from './text.ts';

interface Found {
  readonly status: Status;
  /** What is printed. */
  readonly path: Text;
}

/** Looks a program up in PATH; `maybe` anywhere before a certain place makes it unknown. */
function findInPath(shell: Shell, name: string): Found {
  const nowhere: Found = { status: 'failure', path: known('') };
  const unsure: Found = { status: 'unknown', path: UNKNOWN_TEXT };
  if (name.includes('/')) {
    const existence = shell.host.exists(absolutePath(name, shell.state.cwd));
    if (existence === 'no') return nowhere;
    return existence === 'yes' ? { status: 'success', path: known(name) } : unsure;
  }
  const path = textOf(shell.state, 'PATH');
  if (path?.exact !== true) return unsure;
  let result = nowhere;
  for (const folder of path.text.split(':')) {
    const candidate = absolutePath(name, folder.startsWith('/') ? folder : shell.state.cwd);
    const existence = shell.host.exists(candidate);
    if (existence === 'yes') {
      return { status: 'success', path: result === nowhere ? known(candidate) : UNKNOWN_TEXT };
    }
    if (existence === 'maybe') result = unsure;
  }
  return result;
}

function lookUp(
  shell: Shell,
  names: readonly Word[],
  isBuiltin: (name: string) => boolean,
): Status {
  let status: Status = names.length === 0 ? 'failure' : 'success';
  for (const { text, exact } of names) {
    const own = shell.state.functions.has(text) || isBuiltin(text);
    const found = own
      ? { status: 'success' as const, path: known(text) }
      : exact
        ? findInPath(shell, text)
        : { status: 'unknown' as const, path: UNKNOWN_TEXT };
    if (found.status !== 'failure') {
      shell.output.add(found.path);
      shell.output.add(known('\n'));
    }
    if (found.status === 'failure') {
      status = 'failure';
      shell.doubtful = true;
    } else if (found.status === 'unknown' && status !== 'failure') status = 'unknown';
  }
  return status;
}

const operandsOf = (args: readonly Word[]): readonly Word[] =>
  args.filter((word) => !word.text.startsWith('-'));

/** `command -v name`, `type name`, `which name`, `hash name`; `command name` runs it. */
export function lookupBuiltins(
  isBuiltin: (name: string) => boolean,
): Readonly<Record<string, Builtin>> {
  const look: Builtin = (shell, args) => lookUp(shell, operandsOf(args), isBuiltin);
  return {
    type: look,
    // A program of its own: it does not know the shell's functions and builtins.
    which: (shell, args) => lookUp(shell, operandsOf(args), () => false),
    hash: (shell, args) =>
      operandsOf(args).length === 0 ? 'success' : lookUp(shell, operandsOf(args), isBuiltin),
    command: (shell, args, context) => {
      const [first] = args;
      if (first && /^-[vV]$/.test(first.text)) return lookUp(shell, args.slice(1), isBuiltin);
      return context.runWords(first?.text === '-p' ? args.slice(1) : args, true);
    },
    builtin: (_shell, args, context) => context.runWords(args, true),
  };
}
