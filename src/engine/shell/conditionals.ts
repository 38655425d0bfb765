import { runBranches } from './branches.ts';
import { parsePattern } from './globPattern.ts';
import { matchesPattern } from './matchPattern.ts';
import type { Interpreter } from './interpreter.ts';
import type { Status } from './shellState.ts';
import type { ListItem, Node, WordNode } from './syntax.ts';
import type { Text } from './text.ts';

/** Right sides of `||` and `&&` that change nothing worth asking about. */
const HARMLESS = new Set([
  'true',
  ':',
  'false',
  'echo',
  'printf',
  'exit',
  'return',
  'break',
  'continue',
]);

/**
 * `a && b || c`. A command is taken to succeed unless it is known to fail, so the right side of `||` (`|| true`, `|| exit 1`,
 * `|| { clean up; }`) does not run: the build that is weighed is the one that works.
 * @param mustSucceed whether the build fails with this list: then what stands before nothing but `&&` has succeeded
 */
export function runList(
  shell: Interpreter,
  node: Extract<Node, { type: 'list' }>,
  mustSucceed: boolean,
): Status {
  const last = node.rest.at(-1);
  const lastOr = node.rest.findLastIndex((item) => item.operator === '||');
  const isSure = (index: number): boolean => mustSucceed && index >= lastOr;
  const decided = (index: number, status: Status): Status =>
    status === 'unknown' && isSure(index) ? 'assumed' : status;
  let status = decided(
    -1,
    shell.condition(() => shell.runNode(node.first, isSure(-1))),
  );
  for (const [index, item] of node.rest.entries()) {
    if (shell.jump) return status;
    const run = (): Status =>
      item === last
        ? shell.runNode(item.node, mustSucceed)
        : shell.condition(() => shell.runNode(item.node, isSure(index)));
    if (status === 'unknown') {
      status = decided(index, either(shell, item, run));
      continue;
    }
    const isFailure = status === 'failure';
    if (item.operator === '&&' ? !isFailure : isFailure) status = unlessDoubtful(shell, run);
    status = decided(index, status);
  }
  return status;
}

/** Whether the right side runs cannot be told: it is looked at, and what it changed may be so or not. */
function either(shell: Interpreter, item: ListItem, run: () => Status): Status {
  const { node } = item;
  const [word] = node.type === 'simple' ? node.words : [];
  const [part] = word?.type === 'word' ? word.parts : [];
  if (part?.type !== 'literal' || !HARMLESS.has(part.text)) {
    shell.unresolved('a condition that cannot be decided: what follows it is looked at');
  }
  runBranches(shell, [() => shell.condition(run), () => 'success']);
  return 'unknown';
}

/** `[ -f x ] || exit 1` does not end the script when x is just not known. */
function unlessDoubtful(shell: Interpreter, run: () => Status): Status {
  const { doubtful } = shell;
  const status = run();
  if (!doubtful || shell.jump?.kind !== 'exit' || status !== 'failure') return status;
  shell.jump = null;
  return 'assumed';
}

export function runIf(shell: Interpreter, node: Extract<Node, { type: 'if' }>, index = 0): Status {
  const branch = node.branches[index];
  const { otherwise } = node;
  if (!branch) return otherwise ? unlessDoubtful(shell, () => shell.run(otherwise)) : 'success';
  const status = shell.condition(() => shell.run(branch.condition));
  if (shell.jump) return status;
  if (status === 'failure') return runIf(shell, node, index + 1);
  if (status !== 'unknown') return unlessDoubtful(shell, () => shell.run(branch.body));
  shell.unresolved('a condition that cannot be decided: both branches are looked at');
  return runBranches(shell, [() => shell.run(branch.body), () => runIf(shell, node, index + 1)]);
}

export function runCase(shell: Interpreter, node: Extract<Node, { type: 'case' }>): Status {
  const subject = shell.expandText(node.word);
  const possible: (() => Status)[] = [];
  let fallsThrough = false;
  for (const item of node.items) {
    const truth = fallsThrough ? true : matchesAny(shell, subject, item.patterns);
    if (truth === false) continue;
    if (truth === null || possible.length > 0) {
      possible.push(() => shell.run(item.body));
      if (truth === null) continue;
      return oneOf(shell, possible);
    }
    const status = shell.run(item.body);
    if (shell.jump || item.terminator === ';;') return status;
    fallsThrough = item.terminator === ';&';
  }
  return possible.length === 0 ? 'success' : oneOf(shell, [...possible, () => 'success']);
}

function oneOf(shell: Interpreter, possible: readonly (() => Status)[]): Status {
  shell.unresolved('a case that cannot be decided: all its branches are looked at');
  return runBranches(shell, possible);
}

function matchesAny(
  shell: Interpreter,
  subject: Text,
  patterns: readonly WordNode[],
): boolean | null {
  let result: boolean | null = false;
  for (const word of patterns) {
    const pattern = shell.expandPattern(word);
    const isAny = pattern?.every(({ char, literal }) => char === '*' && !literal) === true;
    if (isAny && pattern.length > 0) return true;
    if (!pattern || !subject.exact) result = null;
    else if (matchesPattern(parsePattern(pattern), subject.text)) return true;
  }
  return result;
}
