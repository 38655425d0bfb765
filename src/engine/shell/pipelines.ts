import type { Interpreter } from './interpreter.ts';
import type { Status } from './shellState.ts';
import { Input, Output } from './stdio.ts';
import type { Node } from './syntax.ts';

/** `! a | b | c`: each command runs in a subshell and reads what the one before printed, as text where it is known. */
export function runPipeline(shell: Interpreter, node: Extract<Node, { type: 'pipeline' }>): Status {
  if (!node.negated) return shell.checked(pipe(shell, node.commands));
  const status = shell.condition(() => pipe(shell, node.commands));
  if (status === 'unknown') return 'unknown';
  return status === 'failure' ? 'success' : 'failure';
}

function pipe(shell: Interpreter, commands: readonly Node[]): Status {
  const [only] = commands;
  if (commands.length === 1 && only) return shell.runNode(only);
  const { input, output } = shell;
  let status: Status = 'success';
  let anyFailure = false;
  commands.forEach((command, index) => {
    if (shell.jump) return;
    const isLast = index === commands.length - 1;
    const own = isLast ? output : new Output();
    shell.output = own;
    const run = (): Status => shell.subshell(() => shell.runNode(command));
    // Without pipefail only the last status counts.
    status = isLast ? run() : shell.condition(run);
    anyFailure ||= status === 'failure';
    const { text, exact } = own.text;
    const from = exact ? null : own.lastCall;
    shell.input = new Input(from ? { kind: 'stream', from } : { kind: 'text', text, exact });
  });
  shell.input = input;
  shell.output = output;
  return shell.state.pipefail && anyFailure ? 'failure' : status;
}
