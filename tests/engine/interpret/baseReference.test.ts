import { expect, test } from 'vitest';
import { weighWorkspace } from '../../../src/engine/weighWorkspace.ts';
import type { Report } from '../../../src/engine/report.ts';
import { fakeCatalog, type FakeFacts } from '../fakeCatalog.ts';

const UNKNOWN = {
  match: 'unknown',
  amount: { bytes: 50, low: 10, high: 90 },
  evidence: 'unknown',
} as const;
const IMAGES: NonNullable<FakeFacts['images']> = { $BASE: UNKNOWN, 'python:$V-slim': UNKNOWN };

function weigh(dockerfile: string, buildArgs: Readonly<Record<string, string>> = {}): Report {
  return weighWorkspace({ dockerfile, buildArgs }, fakeCatalog({ images: IMAGES }));
}

// Dockerfile reference, "Understand how ARG and FROM interact": --build-arg gives a value to what an ARG before FROM declares.
test.each([
  ['the whole reference', 'ARG BASE\nFROM $BASE', '$BASE', 'BASE'],
  ['a part of it', 'ARG V\nFROM python:${V}-slim', 'python:$V-slim', 'V'],
  ['only the one without a value', 'ARG A=python\nARG V\nFROM ${A}:$V-slim', 'python:$V-slim', 'V'],
])('%s hangs on a build argument: it is asked for by name', (_what, dockerfile, base, name) => {
  const { error, unknowns, stages } = weigh(dockerfile);
  expect(error).toBeUndefined();
  expect(stages[0]?.base).toBe(base);
  expect(unknowns.map(({ answer }) => answer)).toEqual([{ kind: 'buildArg', name }]);
});

test('the answer settles the question', () => {
  const { unknowns, stages } = weigh('ARG BASE\nFROM $BASE', { BASE: 'debian' });
  expect(unknowns).toEqual([]);
  expect(stages[0]?.base).toBe('debian');
});

test('the other stages are weighed all the same', () => {
  const { image, stages } = weigh(
    'ARG BASE\nFROM $BASE AS tools\nFROM debian\nCOPY <<EOF /f\nx\nEOF',
  );
  expect(image.bytes).toBe(100_000_002);
  expect(stages.map(({ reached }) => reached)).toEqual([false, true]);
});

test.each([
  ['a default of the text', 'ARG BASE\nFROM ${BASE:-debian}', undefined],
  ['a name that no ARG declares takes no value: refused', 'FROM $BASE', 'unset-base'],
  ['an ARG after FROM is of the stage', 'FROM debian\nARG BASE\nFROM $BASE', 'unset-base'],
])('%s', (_what, dockerfile, error) => {
  const report = weigh(dockerfile);
  expect(report.error?.id).toBe(error);
  expect(report.unknowns).toEqual([]);
});
