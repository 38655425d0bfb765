import { absolutePath } from './paths.ts';
import { inputOf } from './shell.ts';
import type { Shell } from './shell.ts';
import type { Status } from './shellState.ts';
import { Input, Output } from './stdio.ts';
import type { Redirect } from './syntax.ts';

/** Where a file descriptor leads. */
type Target =
  /** What the shell's standard output was before the command. */
  | { readonly kind: 'output' }
  /** Standard error, /dev/null and devices: nothing of it is kept. */
  | { readonly kind: 'nowhere' }
  | { readonly kind: 'file'; readonly path: string; readonly append: boolean };

/**
 * Runs a command with its redirections. Each file that output goes to is written after the command ran, with the text that it printed,
 * or as unknown.
 */
export function withRedirects(
  shell: Shell,
  redirects: readonly Redirect[],
  run: () => Status,
): Status {
  if (redirects.length === 0) return run();
  const { input, output } = shell;
  const descriptors = new Map<number, Target>([
    [1, { kind: 'output' }],
    [2, { kind: 'nowhere' }],
  ]);
  const files = new Set<Target>();
  for (const redirect of redirects) {
    if (!openInput(shell, redirect)) openOutput(shell, redirect, descriptors, files);
  }
  const target = descriptors.get(1) ?? { kind: 'nowhere' };
  if (target.kind !== 'output') shell.output = new Output();
  const own = shell.output;
  const status = run();
  shell.input = input;
  shell.output = output;
  // What went through a file is not what the pipe reads.
  if (target.kind !== 'output') output.lastCall ??= own.lastCall;
  const errors = descriptors.get(2);
  for (const file of files) {
    if (file.kind !== 'file') continue;
    if (file === target) {
      const { text, exact } = own.text;
      shell.host.write(file.path, exact ? text : null, file.append, own.volume);
    } else {
      // A log of errors has unknown content; a file that another redirection replaced is only made.
      shell.host.write(file.path, file === errors ? null : '', file.append);
    }
  }
  return status;
}

/** Opens `<`, `<<` and `<<<`; false for redirections of output. */
function openInput(shell: Shell, redirect: Redirect): boolean {
  const { operator, target, descriptor } = redirect;
  if (
    operator !== '<' &&
    operator !== '<<' &&
    operator !== '<<<' &&
    operator !== '<&' &&
    operator !== '<>'
  ) {
    return false;
  }
  if (!target || (descriptor ?? 0) !== 0 || operator === '<&') return true;
  if (operator === '<' && target.parts[0]?.type === 'process') {
    shell.input = new Input(inputOf(shell.capture(target.parts[0].script)));
    return true;
  }
  const text = shell.expandText(target);
  if (operator === '<<') shell.input = new Input(inputOf(text));
  else if (operator === '<<<')
    shell.input = new Input(inputOf({ ...text, text: `${text.text}\n` }));
  else if (text.exact && text.text === '/dev/null') shell.input = new Input({ kind: 'none' });
  else {
    const path = absolutePath(text.text, shell.state.cwd);
    const content = text.exact ? shell.host.readText?.(path) : undefined;
    const exact = content !== undefined;
    shell.input = new Input(inputOf({ text: content ?? '', exact }));
  }
  return true;
}

function openOutput(
  shell: Shell,
  redirect: Redirect,
  descriptors: Map<number, Target>,
  files: Set<Target>,
): void {
  const { operator, descriptor } = redirect;
  if (!redirect.target) return;
  const isBoth = operator === '&>' || operator === '&>>';
  const number = descriptor ?? 1;
  const { text, exact } = shell.expandText(redirect.target);
  if (operator === '>&' && /^(?:\d+|-)$/.test(text)) {
    descriptors.set(number, descriptors.get(Number(text)) ?? { kind: 'nowhere' });
    return;
  }
  const target = targetOf(shell, text, exact, operator === '>>' || operator === '&>>', descriptors);
  if (target.kind === 'file') files.add(target);
  descriptors.set(number, target);
  if (isBoth || operator === '>&') descriptors.set(2, target);
}

function targetOf(
  shell: Shell,
  text: string,
  exact: boolean,
  append: boolean,
  descriptors: ReadonlyMap<number, Target>,
): Target {
  if (!exact) {
    shell.unresolved('output goes to a file whose name is not known');
    return { kind: 'nowhere' };
  }
  const path = absolutePath(text, shell.state.cwd);
  if (path === '/dev/stdout' || path === '/dev/fd/1') {
    return descriptors.get(1) ?? { kind: 'nowhere' };
  }
  if (/^\/(?:dev|proc|sys)\//.test(path) || text === '') return { kind: 'nowhere' };
  return { kind: 'file', path, append };
}
