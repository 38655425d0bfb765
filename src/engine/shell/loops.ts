import { expandGlobs } from './expandGlobs.ts';
import type { Interpreter } from './interpreter.ts';
import { mergeStates, copyState, setText } from './shellState.ts';
import type { Status } from './shellState.ts';
import type { ArithmeticForNode, ForNode, Statements, WhileNode } from './syntax.ts';
import { expandWords } from './expandWord.ts';

/** Passes of one loop that are followed. */
const MOST_PASSES = 1000;

/** Runs a body once; false when the loop ends. */
function pass(shell: Interpreter, body: Statements, status: { value: Status }): boolean {
  shell.droppedJump = false;
  status.value = shell.run(body);
  const { jump } = shell;
  if (jump?.kind === 'break' || jump?.kind === 'continue') {
    const ends = jump.kind === 'break' || jump.levels > 1;
    shell.jump = jump.levels > 1 ? { ...jump, levels: jump.levels - 1 } : null;
    return !ends;
  }
  return jump === null;
}

export function runFor(shell: Interpreter, node: ForNode): Status {
  const words =
    node.words === null
      ? shell.state.positional
      : expandGlobs(shell, expandWords(shell, node.words));
  const status = { value: 'success' as Status };
  for (const word of words.slice(0, MOST_PASSES)) {
    if (!word.exact) shell.unresolved('a loop over what is not known: looked at once');
    setText(shell.state, node.name, { text: word.text, exact: word.exact });
    if (!pass(shell, node.body, status)) break;
  }
  if (words.length > MOST_PASSES) shell.unresolved('a loop with too many passes to follow');
  return status.value;
}

export function runArithmeticFor(shell: Interpreter, node: ArithmeticForNode): Status {
  const status = { value: 'success' as Status };
  if (node.initialize) shell.arithmetic(node.initialize);
  for (let count = 0; count < MOST_PASSES; count += 1) {
    const test = node.test ? shell.arithmetic(node.test) : 1;
    if (test === 0) return status.value;
    if (!pass(shell, node.body, status)) return status.value;
    if (test === null || shell.droppedJump) {
      shell.unresolved('a loop whose end cannot be told: looked at once');
      return 'unknown';
    }
    if (node.update) shell.arithmetic(node.update);
  }
  shell.unresolved('a loop with too many passes to follow');
  return status.value;
}

export function runWhile(shell: Interpreter, node: WhileNode): Status {
  const status = { value: 'success' as Status };
  for (let count = 0; count < MOST_PASSES; count += 1) {
    const condition = shell.condition(() => shell.run(node.condition));
    if (shell.jump) return condition;
    const isTrue = node.until ? 'failure' : 'success';
    const isFalse = node.until ? 'success' : 'failure';
    // A program is assumed to succeed: `until curl ...` waits no longer, and `while kill -0 ...` is looked at once.
    if (condition === isFalse || (node.until && condition === 'assumed')) return status.value;
    const before = copyState(shell.state);
    const goesOn = pass(shell, node.body, status);
    if (!goesOn) return status.value;
    if (condition !== isTrue || shell.droppedJump) {
      shell.unresolved('a loop whose end cannot be told: looked at once');
      if (condition !== isTrue) mergeStates(shell.state, before);
      return 'unknown';
    }
  }
  shell.unresolved('a loop with too many passes to follow');
  return status.value;
}
