import { assign } from './assign.ts';
import { findBuiltin } from './builtins.ts';
import type { Call, Outcome, Word } from './command.ts';
import { expandAssignment, expandWord } from './expandWord.ts';
import type { Interpreter } from './interpreter.ts';
import { withRedirects } from './redirections.ts';
import { environmentOf, setText } from './shellState.ts';
import type { Status, Variable } from './shellState.ts';
import type { Volume } from './stdio.ts';
import type { AssignmentNode, SimpleNode } from './syntax.ts';
import { known, UNKNOWN_TEXT } from './text.ts';

/** Commands that read assignments among their arguments. */
const DECLARES = /^(?:export|declare|typeset|local|readonly)$/;

export function runSimple(shell: Interpreter, node: SimpleNode): Status {
  const { start, end } = shell;
  if (node.words.length === 0) {
    return withRedirects(shell, node.redirects, () => {
      shell.state.lastStatus = 'success';
      for (const assignment of node.assignments) assign(shell, assignment);
      // The status is that of the last substitution in the values.
      return shell.state.lastStatus;
    });
  }
  const declarations: (AssignmentNode | Word)[] = [];
  const words: Word[] = [];
  for (const item of node.words) {
    const isDeclaring = words.length > 0 && DECLARES.test(words[0]?.text ?? '');
    if (isDeclaring && item.type === 'assignment') {
      declarations.push(item);
      continue;
    }
    const fields = item.type === 'word' ? expandWord(shell, item) : [assignmentWord(shell, item)];
    if (words.length > 0) declarations.push(...fields);
    words.push(...fields);
  }
  shell.start = start;
  shell.end = end;
  if (shell.jump) return shell.state.lastStatus;
  return withRedirects(shell, node.redirects, () =>
    withAssignments(shell, node.assignments, () => runWords(shell, words, declarations, false)),
  );
}

/** `make X=1`: an argument that looks like an assignment. */
function assignmentWord(shell: Interpreter, item: AssignmentNode): Word {
  if (item.value.type === 'array') return { text: item.text, exact: false, glob: false };
  const { text, exact } = expandAssignment(shell, item.value);
  return { text: `${item.name}${item.append ? '+' : ''}=${text}`, exact, glob: false };
}

/** `X=1 command`: set and exported while the command runs. */
function withAssignments(
  shell: Interpreter,
  assignments: readonly AssignmentNode[],
  run: () => Status,
): Status {
  if (assignments.length === 0) return run();
  const { variables } = shell.state;
  const before = new Map<string, Variable | undefined>();
  for (const assignment of assignments) {
    if (!before.has(assignment.name)) before.set(assignment.name, variables.get(assignment.name));
    assign(shell, assignment);
    const now = variables.get(assignment.name);
    if (now) variables.set(assignment.name, { ...now, exported: true });
  }
  const status = run();
  for (const [name, variable] of before) {
    if (variable) variables.set(name, variable);
    else variables.delete(name);
  }
  return status;
}

function runWords(
  shell: Interpreter,
  words: readonly Word[],
  declarations: readonly (AssignmentNode | Word)[],
  skipFunctions: boolean,
): Status {
  const [program, ...args] = words;
  if (!program) return 'success';
  if (!program.exact || program.text === '') {
    shell.unresolved('a command whose name is not known');
    return 'assumed';
  }
  const body = skipFunctions ? undefined : shell.state.functions.get(program.text);
  if (body) return shell.callFunction(body, args);
  const builtin = findBuiltin(program.text);
  if (builtin) {
    return builtin(shell, args, {
      name: program.text.split('/').at(-1) ?? program.text,
      declarations,
      runWords: (inner, skip) => runWords(shell, inner, inner.slice(1), skip),
    });
  }
  return execute(shell, program, args);
}

function execute(shell: Interpreter, program: Word, args: readonly Word[]): Status {
  const call: Call = {
    name: program.text.split('/').findLast((segment) => segment !== '') ?? program.text,
    program: program.text,
    args,
    env: environmentOf(shell.state),
    cwd: shell.state.cwd,
    stdin: shell.input.rest,
    start: shell.start,
    end: shell.end,
  };
  const outcome = shell.host.execute(call);
  shell.output.lastCall = call;
  shell.output.add(outcome.stdout === undefined ? UNKNOWN_TEXT : known(outcome.stdout));
  shell.output.addVolume(volumeOf(outcome));
  // What a program does to the environment (`conda activate` is a shell function in truth) holds for the rest of the script.
  for (const effect of outcome.effects) {
    if (effect.type === 'env') setText(shell.state, effect.name, known(effect.value), true);
  }
  return outcome.status ?? 'assumed';
}

function volumeOf({ stdoutContent, stdoutBytes }: Outcome): Volume | null {
  if (stdoutContent !== undefined) return { kind: 'content', content: stdoutContent };
  return stdoutBytes === undefined ? null : { kind: 'bytes', bytes: stdoutBytes };
}
