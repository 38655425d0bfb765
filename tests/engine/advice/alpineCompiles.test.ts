import { describe, expect, it } from 'vitest';
import { alpineCompiles } from '../../../src/engine/advice/alpineCompiles.ts';
import type { Suggestion } from '../../../src/engine/report.ts';
import { makeScene } from '../../../src/engine/rewrites/proof/makeScene.ts';
import { fakeCatalog } from '../fakeCatalog.ts';
import { reportOfEverything } from '../rewrites/reportOfEverything.ts';

const SUGGESTION: Suggestion = {
  id: 'alpine-to-slim',
  title: '',
  why: '',
  link: null,
  risk: 'check',
  line: 1,
  endLine: 1,
  savedBytes: 1,
  savedCompressedBytes: 1,
  edits: [],
  byHand: null,
};

/** What it says of a text where a wheel for musl is missing in these lines. */
function titles(
  dockerfile: string,
  lines: readonly number[],
  suggested: readonly string[] = [],
): readonly string[] {
  const finding = {
    id: 'no-wheel-for-musl',
    severity: 'warning',
    message: '',
    link: null,
  } as const;
  const findings = lines.map((line) => ({ ...finding, line, endLine: line }));
  const suggestions = suggested.map((id) => ({ ...SUGGESTION, id }));
  const report = { ...reportOfEverything(dockerfile), findings, suggestions };
  return alpineCompiles
    .find(makeScene({ dockerfile }, fakeCatalog(), report))
    .map(({ title, line }) => `${line} ${title.split(':').slice(0, 2).join(':')}`);
}

// PEP 656: wheels for musl are apart from those for glibc.
describe('alpine-compiles-wheels', () => {
  it.each([
    [
      'compilers that are taken out again still compile',
      'FROM python:3.12-alpine3.20\nRUN apk add --virtual .b gcc && pip install xgboost && apk del .b\n',
      [2],
      ['1 Start from python:3.12-slim'],
    ],
    [
      'only the stage that compiles',
      'FROM python:alpine AS a\nRUN pip install xgboost\nFROM python:3.12-alpine\nRUN pip install flask\n',
      [2],
      ['1 Start from python:slim'],
    ],
    ['all wheels are there', 'FROM python:3.12-alpine\nRUN pip install flask\n', [], []],
    ['no python image', 'FROM alpine:3.20\nRUN apk add py3-pip && pip install xgboost\n', [2], []],
  ])('%s', (_, text, lines, expected) => {
    expect(titles(text, lines)).toEqual(expected);
  });

  it('leaves it to the suggestion where the other image is lighter too', () => {
    const text = 'FROM python:3.12-alpine\nRUN apk add gcc && pip install xgboost\n';
    expect(titles(text, [2])).toHaveLength(1);
    expect(titles(text, [2], ['alpine-to-slim'])).toEqual([]);
  });
});
