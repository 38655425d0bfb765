import type { Word } from './command.ts';
import { parsePattern } from './globPattern.ts';
import { matchesPattern } from './matchPattern.ts';
import { absolutePath } from './paths.ts';
import { matchRegex } from './matchRegex.ts';
import type { Shell } from './shell.ts';
import type { Status } from './shellState.ts';
import type { TestNode } from './syntax.ts';
import { known } from './text.ts';
import type { Text } from './text.ts';

/** True, false, or null when it cannot be told. */
type Truth = boolean | null;

export function statusOf(truth: Truth): Status {
  if (truth === null) return 'unknown';
  return truth ? 'success' : 'failure';
}

/** `[[ ... ]]`. Source: bash manual, 6.4 Bash Conditional Expressions. */
export function evaluateTest(shell: Shell, node: TestNode): Truth {
  switch (node.type) {
    case 'not': {
      const truth = evaluateTest(shell, node.operand);
      return truth === null ? null : !truth;
    }
    case 'logical':
      return logical(
        node.operator,
        node.operands.map((operand) => () => evaluateTest(shell, operand)),
      );
    case 'unary':
      return unary(shell, node.operator, shell.expandText(node.operand));
    case 'binary': {
      const left = shell.expandText(node.left);
      if (node.operator === '=~') return regex(shell, left, shell.expandText(node.right));
      if (node.operator !== '=' && node.operator !== '==' && node.operator !== '!=') {
        return binary(shell, left, node.operator, shell.expandText(node.right), true);
      }
      const pattern = shell.expandPattern(node.right);
      if (!pattern || !left.exact) return null;
      const matches = matchesPattern(parsePattern(pattern), left.text);
      return node.operator === '!=' ? !matches : matches;
    }
  }
}

function logical(operator: '&&' | '||', operands: readonly (() => Truth)[]): Truth {
  let result: Truth = operator === '&&';
  for (const operand of operands) {
    const truth = operand();
    if (truth === (operator === '||')) return truth;
    if (truth === null) result = null;
  }
  return result;
}

function regex(shell: Shell, left: Text, pattern: Text): Truth {
  const match = left.exact && pattern.exact ? matchRegex(pattern.text, left.text) : undefined;
  if (match === undefined) {
    shell.state.variables.delete('BASH_REMATCH');
    return null;
  }
  const items = new Map((match ?? []).map((text, index) => [String(index), known(text)]));
  shell.state.variables.set('BASH_REMATCH', { value: known(''), items, exported: false });
  return match !== null;
}

/**
 * `test` and `[`: the words after them, without the closing bracket.
 * Source: POSIX.1-2024, test; with `-a`, `-o` and parentheses as in dash and bash.
 */
export function evaluateTestWords(shell: Shell, words: readonly Word[]): Truth {
  let at = 0;
  const peek = (): string | undefined => words[at]?.text;
  const or = (depth: number): Truth => {
    let result = and(depth);
    while (peek() === '-o') {
      at += 1;
      const right = and(depth);
      const left = result;
      result = logical('||', [() => left, () => right]);
    }
    return result;
  };
  const and = (depth: number): Truth => {
    let result = not(depth);
    while (peek() === '-a') {
      at += 1;
      const right = not(depth);
      const left = result;
      result = logical('&&', [() => left, () => right]);
    }
    return result;
  };
  const not = (depth: number): Truth => {
    if (peek() !== '!' || at + 1 >= words.length || depth > 50) return primary(depth);
    at += 1;
    const truth = not(depth + 1);
    return truth === null ? null : !truth;
  };
  const primary = (depth: number): Truth => {
    const first = words[at];
    if (!first) return false;
    const operator = words[at + 1]?.text;
    const second = words[at + 2];
    // A binary operator between two words binds first: `[ -n = -n ]`.
    if (operator !== undefined && second && BINARY.has(operator)) {
      at += 3;
      return binary(shell, first, operator, second, false);
    }
    if (first.text === '(' && depth < 50) {
      at += 1;
      const truth = or(depth + 1);
      if (peek() === ')') at += 1;
      return truth;
    }
    const operand = words[at + 1];
    if (/^-[a-zA-Z]$/.test(first.text) && first.exact && operand && operand.text !== '-a') {
      at += 2;
      return unary(shell, first.text, operand);
    }
    at += 1;
    return nonEmpty(first);
  };
  const truth = or(0);
  return at < words.length ? null : truth;
}

const BINARY = new Set('= == != < > -eq -ne -lt -le -gt -ge -nt -ot -ef'.split(' '));

function nonEmpty(text: Text): Truth {
  if (text.text !== '') return true;
  return text.exact ? false : null;
}

function unary(shell: Shell, operator: string, operand: Text): Truth {
  const { state, host } = shell;
  if (operator === '-n') return nonEmpty(operand);
  if (operator === '-z') {
    const truth = nonEmpty(operand);
    return truth === null ? null : !truth;
  }
  if (!operand.exact) return null;
  switch (operator) {
    case '-v':
      return state.variables.has(operand.text);
    case '-t':
      return false; // there is no terminal in a build
    case '-o':
      return null;
  }
  if (operand.text === '') return false;
  const path = absolutePath(operand.text, state.cwd);
  const existence = host.exists(path);
  if (existence === 'no') {
    shell.doubtful = true;
    return false;
  }
  switch (operator) {
    case '-e':
    case '-a':
    case '-r':
    case '-w':
    case '-x':
    case '-f':
    case '-s': {
      const isFolder = operator === '-f' ? (host.isDirectory?.(path) ?? 'no') : 'no';
      if (isFolder === 'yes') return false;
      return existence === 'yes' ? true : null;
    }
    case '-d': {
      const isFolder = host.isDirectory?.(path) ?? existence;
      return isFolder === 'maybe' ? null : isFolder === 'yes';
    }
    default:
      return null; // links, pipes, sockets, ages, owners
  }
}

function binary(shell: Shell, left: Text, operator: string, right: Text, isBash: boolean): Truth {
  if (!left.exact || !right.exact) return null;
  const numeric = /^-(eq|ne|lt|le|gt|ge)$/.exec(operator)?.[1];
  if (numeric === undefined) {
    switch (operator) {
      case '=':
      case '==':
        return left.text === right.text;
      case '!=':
        return left.text !== right.text;
      case '<':
        return left.text < right.text;
      case '>':
        return left.text > right.text;
      default:
        return null; // -nt, -ot, -ef
    }
  }
  const a = toNumber(shell, left, isBash);
  const b = toNumber(shell, right, isBash);
  if (a === null || b === null) return null;
  switch (numeric) {
    case 'eq':
      return a === b;
    case 'ne':
      return a !== b;
    case 'lt':
      return a < b;
    case 'le':
      return a <= b;
    case 'gt':
      return a > b;
    default:
      return a >= b;
  }
}

/** `[[ x -eq y ]]` takes expressions, `[ ]` numbers only. */
function toNumber(shell: Shell, { text }: Text, isBash: boolean): number | null {
  if (/^\s*[+-]?\d+\s*$/.test(text)) return Number(text);
  return isBash ? shell.arithmetic({ type: 'word', text: text.trim(), parts: null }) : null;
}
