import { expect, it } from 'vitest';
import { applyEdits } from '../../src/playground/state/applyEdits.ts';

it('makes edits by the offsets of the text before any of them', () => {
  const workspace = { dockerfile: 'FROM a\nRUN b\n', files: { 'r.txt': 'x==1\n' } };
  expect(
    applyEdits(workspace, [
      { file: 'Dockerfile', start: 5, end: 6, text: 'alpine' },
      { file: 'Dockerfile', start: 7, end: 13, text: '' },
      { file: 'r.txt', start: 1, end: 4, text: '' },
      { file: '.dockerignore', start: 0, end: 0, text: '.git\n' },
    ]),
  ).toEqual({
    dockerfile: 'FROM alpine\n',
    files: { 'r.txt': 'x\n', '.dockerignore': '.git\n' },
  });
});

it('adds no files where there were none', () => {
  expect(
    applyEdits({ dockerfile: 'FROM a' }, [{ file: 'Dockerfile', start: 0, end: 4, text: 'from' }]),
  ).toEqual({ dockerfile: 'from a' });
});
