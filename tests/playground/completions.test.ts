import { describe, expect, it } from 'vitest';
import { completions } from '../../src/playground/editor/monaco/completions.ts';
import { stageFolds } from '../../src/playground/editor/monaco/stageFolds.ts';

const IMAGES = ['python:3.12', 'python:3.12-slim', 'pypy:3', 'debian:trixie'];
const TEXT = 'FROM python:3.12 AS builder\nRUN x\nFROM debian\n';
const labels = (before: string): string[] =>
  completions(before, TEXT, IMAGES).map(({ label }) => label);

describe('completions', () => {
  it.each<[string, string, string[]]>([
    ['an instruction at the start of a line', 'WO', ['WORKDIR']],
    ['in small letters too', '  en', ['ENV', 'ENTRYPOINT'].sort().reverse()],
    ['names of images before a tag', 'FROM py', ['pypy', 'python']],
    [
      'tags after the colon, the shortest first',
      'FROM python:3.12',
      ['python:3.12', 'python:3.12-slim'],
    ],
    ['a stage as a base', 'FROM bui', ['builder']],
    ['a stage to copy from', 'COPY --from=bu', ['builder']],
    ['flags of the instruction', 'COPY --ch', ['--chown=', '--chmod=']],
    ['no flags of another one', 'ENV --ch', []],
    ['nothing inside of a command', 'RUN pip install py', []],
    ['nothing after AS', 'FROM python:3.12 AS py', []],
  ])('%s', (_name, before, expected) => {
    expect(labels(before)).toEqual(expected);
  });
});

describe('stageFolds', () => {
  it('folds stages without the blank lines and comments before the next', () => {
    const text = 'FROM a AS b\nRUN x \\\n  && y\n\n# second\nFROM c\nCOPY . .\n';
    expect(stageFolds(text)).toEqual([
      { start: 1, end: 3 },
      { start: 6, end: 7 },
    ]);
  });

  it('has nothing to fold in a single line', () => {
    expect(stageFolds('FROM a\n')).toEqual([]);
  });
});
