import type * as ast from 'unbash';
import { convertParts, convertWord, type Conversion } from './parseShellWord.ts';
import type { Arithmetic, TestNode } from './syntax.ts';

export function convertArithmetic(
  node: ast.ArithmeticExpression | undefined,
  place: Conversion,
): Arithmetic | null {
  return node ? convertExpression(node, place) : null;
}

function convertExpression(node: ast.ArithmeticExpression, place: Conversion): Arithmetic {
  const convert = (child: ast.ArithmeticExpression): Arithmetic => convertExpression(child, place);
  switch (node.type) {
    case 'ArithmeticBinary':
      return {
        type: 'binary',
        operator: node.operator,
        left: convert(node.left),
        right: convert(node.right),
      };
    case 'ArithmeticUnary':
      return {
        type: 'unary',
        operator: node.operator,
        operand: convert(node.operand),
        prefix: node.prefix,
      };
    case 'ArithmeticTernary':
      return {
        type: 'ternary',
        test: convert(node.test),
        yes: convert(node.consequent),
        no: convert(node.alternate),
      };
    case 'ArithmeticGroup':
      return convert(node.expression);
    case 'ArithmeticWord':
      return {
        type: 'word',
        text: node.value,
        parts: node.parts ? convertParts(node.parts, place) : null,
      };
    case 'ArithmeticCommandExpansion':
      return {
        type: 'command',
        script: place.script(node.script),
      };
  }
}

export function convertTest(node: ast.TestExpression, place: Conversion): TestNode {
  switch (node.type) {
    case 'TestUnary':
      return { type: 'unary', operator: node.operator, operand: convertWord(node.operand, place) };
    case 'TestBinary':
      return {
        type: 'binary',
        operator: node.operator,
        left: convertWord(node.left, place),
        right: convertWord(node.right, place),
      };
    case 'TestLogical':
      return {
        type: 'logical',
        operator: node.operator,
        operands: node.operands.map((operand) => convertTest(operand, place)),
      };
    case 'TestNot': {
      const operand = convertTest(node.operand, place);
      return node.negations.length % 2 === 1 ? { type: 'not', operand } : operand;
    }
    case 'TestGroup':
      return convertTest(node.expression, place);
  }
}
