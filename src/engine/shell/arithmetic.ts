import type { Shell } from './shell.ts';
import { setText, textOf } from './shellState.ts';
import type { Arithmetic } from './syntax.ts';
import { known, UNKNOWN_TEXT } from './text.ts';

/** A number, or null when it cannot be told. */
type Value = number | null;

/**
 * Evaluates `$(( ))`. Numbers are whole; null is unknown.
 * Source: POSIX.1-2024, Shell Command Language, 2.6.4; bash manual, 6.5 Shell Arithmetic.
 */
export function evaluateArithmetic(shell: Shell, expression: Arithmetic | null): Value {
  if (!expression) return 0;
  const value = evaluate(shell, expression);
  return value !== null && Number.isSafeInteger(value) ? value : null;
}

function evaluate(shell: Shell, node: Arithmetic): Value {
  switch (node.type) {
    case 'word':
      return wordValue(shell, node);
    case 'command': {
      const { text, exact } = shell.capture(node.script);
      return exact ? numberOf(shell, text.trim(), 0) : null;
    }
    case 'ternary': {
      const test = evaluate(shell, node.test);
      return test === null ? null : evaluate(shell, test !== 0 ? node.yes : node.no);
    }
    case 'unary':
      return unary(shell, node);
    case 'binary':
      return binary(shell, node);
  }
}

function wordValue(shell: Shell, node: Extract<Arithmetic, { type: 'word' }>): Value {
  if (!node.parts) return numberOf(shell, node.text, 0);
  const { text, exact } = shell.expandParts(node.parts);
  return exact ? numberOf(shell, text.trim(), 0) : null;
}

function numberOf(shell: Shell, text: string, depth: number): Value {
  if (text === '') return 0;
  if (/^[+-]?\d+$/.test(text)) {
    return /^[+-]?0\d/.test(text) ? Number.parseInt(text, 8) : Number(text);
  }
  if (/^0[xX][\da-fA-F]+$/.test(text)) return Number.parseInt(text.slice(2), 16);
  const based = /^(\d+)#([\da-zA-Z]+)$/.exec(text);
  if (based) {
    const value = Number.parseInt(based[2] ?? '', Number(based[1]));
    return Number.isNaN(value) ? null : value;
  }
  if (!/^[A-Za-z_]\w*$/.test(text) || depth > 8) return null;
  const value = textOf(shell.state, text);
  if (!value) return 0;
  return value.exact ? numberOf(shell, value.text.trim(), depth + 1) : null;
}

function assign(shell: Shell, target: Arithmetic, value: Value): Value {
  if (target.type !== 'word' || !/^[A-Za-z_]\w*$/.test(target.text)) return null;
  setText(shell.state, target.text, value === null ? UNKNOWN_TEXT : known(String(value)));
  return value;
}

function unary(shell: Shell, node: Extract<Arithmetic, { type: 'unary' }>): Value {
  const operand = evaluate(shell, node.operand);
  if (node.operator === '++' || node.operator === '--') {
    const by = node.operator === '++' ? 1 : -1;
    const changed = assign(shell, node.operand, operand === null ? null : operand + by);
    return node.prefix ? changed : operand;
  }
  if (operand === null) return null;
  switch (node.operator) {
    case '-':
      return -operand;
    case '+':
      return operand;
    case '!':
      return operand === 0 ? 1 : 0;
    case '~':
      return -operand - 1;
    default:
      return null;
  }
}

function binary(shell: Shell, node: Extract<Arithmetic, { type: 'binary' }>): Value {
  const { operator } = node;
  if (operator === '&&' || operator === '||') {
    const left = evaluate(shell, node.left);
    if (left === null) return null;
    if ((operator === '&&') === (left === 0)) return left === 0 ? 0 : 1;
    const right = evaluate(shell, node.right);
    return right === null ? null : Number(right !== 0);
  }
  if (operator === '=') return assign(shell, node.left, evaluate(shell, node.right));
  const left = evaluate(shell, node.left);
  const right = evaluate(shell, node.right);
  const isAssignment = /^(?:[-+*/%&|^]|<<|>>)=$/.test(operator);
  const pure = isAssignment ? operator.slice(0, -1) : operator;
  const value = left === null || right === null ? null : compute(pure, left, right);
  return isAssignment ? assign(shell, node.left, value) : value;
}

function compute(operator: string, left: number, right: number): Value {
  switch (operator) {
    case '+':
      return left + right;
    case '-':
      return left - right;
    case '*':
      return left * right;
    case '**':
      return right < 0 ? null : left ** right;
    case '/':
      return right === 0 ? null : Math.trunc(left / right);
    case '%':
      return right === 0 ? null : left % right;
    case '<<':
      return right < 0 || right > 62 ? null : left * 2 ** right;
    case '>>':
      return right < 0 || right > 62 ? null : Math.floor(left / 2 ** right);
    case '<':
      return Number(left < right);
    case '<=':
      return Number(left <= right);
    case '>':
      return Number(left > right);
    case '>=':
      return Number(left >= right);
    case '==':
      return Number(left === right);
    case '!=':
      return Number(left !== right);
    case '&':
      return Number(BigInt(left) & BigInt(right));
    case '|':
      return Number(BigInt(left) | BigInt(right));
    case '^':
      return Number(BigInt(left) ^ BigInt(right));
    case ',':
      return right;
    default:
      return null;
  }
}
