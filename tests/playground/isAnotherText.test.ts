import { describe, expect, it } from 'vitest';
import { isAnotherText } from '../../src/playground/state/isAnotherText.ts';

const TEXT = 'FROM python:3.12\nCOPY . .\nRUN pip install torch\nCMD ["python"]\n';

describe('isAnotherText: what was said of the text before would be wrong, not old', () => {
  it.each([
    ['a letter typed', TEXT, TEXT.replace('torch', 'torchx'), false],
    ['lines added to a short text', 'FROM debian', `FROM debian\n${'RUN true\n'.repeat(9)}`, false],
    ['most lines deleted', TEXT, 'FROM python:3.12\n', false],
    ['indented and spaced otherwise', TEXT, TEXT.replaceAll('\n', '\n\n  '), false],
    ['another base and another package', TEXT, TEXT.replace('3.12', '3.13'), false],
    ['another Dockerfile pasted', TEXT, 'FROM golang:1.23\nWORKDIR /src\nRUN go build .\n', true],
    ['another that ends alike', TEXT, 'FROM node:22\nCOPY . .\nRUN npm ci\nRUN npm test\n', true],
    ['the first text of an empty page', '', TEXT, true],
  ])('%s', (_, before, after, expected) => {
    expect(isAnotherText(before, after)).toBe(expected);
  });
});
