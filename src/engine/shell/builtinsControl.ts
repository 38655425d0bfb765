import type { Builtin } from './builtin.ts';
import { exactTexts } from './builtin.ts';
import type { Word } from './command.ts';
import { parseShell } from './parseShell.ts';
import { absolutePath } from './paths.ts';
import { evaluateTestWords, statusOf } from './testExpression.ts';
import type { Shell } from './shell.ts';
import { setText, textOf } from './shellState.ts';
import type { Status } from './shellState.ts';
import { joinTexts, known, UNKNOWN_TEXT } from './text.ts';

const succeed: Builtin = () => 'success';

const test: Builtin = (shell, args, { name }) => {
  if (name === 'test') return statusOf(evaluateTestWords(shell, args));
  if (args.at(-1)?.text !== ']') return 'failure';
  return statusOf(evaluateTestWords(shell, args.slice(0, -1)));
};

const exitStatus = (shell: Shell, code: string | undefined): Status => {
  if (code === undefined) return shell.state.lastStatus;
  return code === '0' ? 'success' : /^\d+$/.test(code) ? 'failure' : 'unknown';
};

const exit: Builtin = (shell, args) => {
  const status = exitStatus(shell, args[0]?.exact === false ? '?' : args[0]?.text);
  shell.jump = { kind: 'exit' };
  return status;
};

const returnBuiltin: Builtin = (shell, args) => {
  const status = exitStatus(shell, args[0]?.exact === false ? '?' : args[0]?.text);
  shell.jump = { kind: 'return' };
  return status;
};

const leaveLoop =
  (kind: 'break' | 'continue'): Builtin =>
  (shell, args) => {
    shell.jump = { kind, levels: Math.max(1, Number(exactTexts(args)?.[0] ?? 1) || 1) };
    return 'success';
  };

function changeFolder(shell: Shell, to: string): void {
  shell.state.oldCwd = shell.state.cwd;
  shell.state.cwd = absolutePath(to, shell.state.cwd);
}

const cd: Builtin = (shell, args) => {
  const operands = args.filter((word) => !/^-[LPe@]+$/.test(word.text) && word.text !== '--');
  const [target] = operands;
  if (!target) {
    const home = textOf(shell.state, 'HOME') ?? known(shell.home);
    changeFolder(shell, home.exact ? home.text : shell.home);
    return 'success';
  }
  if (target.text === '-' && target.exact) {
    if (shell.state.oldCwd === null) return 'failure';
    changeFolder(shell, shell.state.oldCwd);
    return 'success';
  }
  if (target.glob && target.exact) {
    const [first, ...others] = shell.host.expandGlob(absolutePath(target.text, shell.state.cwd));
    if (first !== undefined && others.length === 0) {
      changeFolder(shell, first);
      return 'success';
    }
  }
  // The known part of the path is where one is at least near.
  if (!target.exact) shell.unresolved('cd into a folder whose name is not known');
  if (target.text !== '') changeFolder(shell, target.text);
  return 'success';
};

const pushd: Builtin = (shell, args) => {
  const target = args.find((word) => !word.text.startsWith('-'));
  if (!target) return 'unknown';
  shell.state.directories = [...shell.state.directories, shell.state.cwd];
  return cd(shell, [target], { name: 'cd', declarations: [], runWords: () => 'success' });
};

const popd: Builtin = (shell) => {
  const last = shell.state.directories.at(-1);
  if (last === undefined) return 'failure';
  shell.state.directories = shell.state.directories.slice(0, -1);
  changeFolder(shell, last);
  return 'success';
};

const evalBuiltin: Builtin = (shell, args) => {
  const text = joinTexts(args, ' ');
  if (text.exact) return text.text.trim() === '' ? 'success' : shell.runText(text.text);
  // `eval "$(conda shell.bash hook)"`, `eval "$(ssh-agent)"`: they set up functions and variables that are not known.
  shell.unresolved('eval of a text that is not known');
  return 'unknown';
};

/** Names that every os-release file sets (os-release(5)). */
const OS_RELEASE =
  'ID ID_LIKE NAME PRETTY_NAME VERSION VERSION_ID VERSION_CODENAME UBUNTU_CODENAME'.split(' ');

const quote = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

const CONDA: Word = { text: 'conda', exact: true, glob: false };
const ACTIVATE: Word = { text: 'activate', exact: true, glob: false };

const source: Builtin = (shell, args, context) => {
  const [file, ...positional] = args;
  if (!file) return 'failure';
  if (file.exact && file.text === 'activate') {
    // Without a slash it is looked up in PATH, where conda has one: `source activate NAME` is `conda activate NAME`.
    return context.runWords([CONDA, ACTIVATE, ...positional], true);
  }
  const path = absolutePath(file.text, shell.state.cwd);
  const text = file.exact ? shell.host.readText?.(path) : undefined;
  if (text !== undefined)
    return shell.runText(text, positional.length > 0 ? positional : undefined);
  const environment = /^(.*)\/bin\/activate$/.exec(path)?.[1];
  if (environment !== undefined && file.exact) {
    // What a virtual environment's activate script does (CPython, Lib/venv/scripts/common/activate).
    setText(shell.state, 'VIRTUAL_ENV', known(environment), true);
    const before = textOf(shell.state, 'PATH') ?? known('');
    setText(shell.state, 'PATH', joinTexts([known(`${environment}/bin:`), before]), true);
    shell.state.variables.delete('PYTHONHOME');
    const restore = before.exact ? `export PATH=${quote(before.text)}; ` : '';
    const [deactivate] = parseShell(`{ ${restore}unset VIRTUAL_ENV; }`).statements;
    if (deactivate) shell.state.functions.set('deactivate', deactivate.node);
    return 'success';
  }
  if (/\/(?:os|lsb)-release$/.test(path)) {
    for (const name of OS_RELEASE) setText(shell.state, name, UNKNOWN_TEXT);
    return 'success';
  }
  shell.unresolved(`the text of ${file.exact ? path : 'a sourced file'} is not known`);
  return 'assumed';
};

const exec: Builtin = (shell, args, context) => {
  // Without a program it only redirects.
  if (args.length === 0) return 'success';
  const status = context.runWords(args[0]?.text === '-a' ? args.slice(2) : args, false);
  shell.jump = { kind: 'exit' };
  return status;
};

/** Only the end of the script is a signal that comes for certain. */
const trap: Builtin = (shell, args) => {
  const [action, ...signals] = args.filter((word) => word.text !== '--');
  if (!action || !signals.some(({ text }) => /^(?:EXIT|0)$/i.test(text))) return 'success';
  if (!action.exact) shell.unresolved('a trap whose command is not known');
  shell.exitTrap = action.exact && action.text !== '-' && action.text !== '' ? action.text : null;
  return 'success';
};

const shopt: Builtin = (shell, args) => {
  const [flag, ...names] = args;
  const isOn = /^-[a-z]*s/.test(flag?.text ?? '');
  const isOff = /^-[a-z]*u/.test(flag?.text ?? '');
  if ((isOn || isOff) && names.some(({ text }) => text === 'dotglob')) shell.state.dotglob = isOn;
  return 'success';
};

const NO_EFFECT =
  'umask ulimit wait jobs bg fg alias unalias enable bind times disown complete compgen compopt caller dirs history suspend logout'.split(
    ' ',
  );

export const controlBuiltins: Readonly<Record<string, Builtin>> = {
  ...Object.fromEntries(NO_EFFECT.map((name) => [name, succeed])),
  ':': succeed,
  true: succeed,
  false: () => 'failure',
  test,
  '[': test,
  exit,
  return: returnBuiltin,
  break: leaveLoop('break'),
  continue: leaveLoop('continue'),
  cd,
  pushd,
  popd,
  eval: evalBuiltin,
  source,
  '.': source,
  exec,
  shopt,
  trap,
  getopts: () => 'unknown',
};
