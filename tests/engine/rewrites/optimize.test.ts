import { expect, it } from 'vitest';
import { movedLine } from '../../../src/engine/rewrites/movedLine.ts';
import { optimize } from '../../../src/engine/rewrites/optimize.ts';
import { fakeCatalog } from '../fakeCatalog.ts';
import { FACTS } from '../cases/facts.ts';

const before = `FROM python:3.11-slim
RUN apt-get update && apt-get install -y curl
RUN pip install big
RUN pip install user-of-big
`;

it('makes safe changes, the heaviest first, and says what each contributed', () => {
  const { steps, workspace } = optimize({ dockerfile: before }, fakeCatalog(FACTS), 'safe');
  // The wheels of big (30 MB) and of user-of-big (30 MB), pages of the index beside each; lists of bookworm: 19.9 MB (measured 2026-11-20).
  expect(steps.map((step) => [step.id, Math.round(step.savedBytes / 1e6)])).toEqual([
    ['pip-no-cache-dir:3', 30],
    ['pip-no-cache-dir', 30],
    ['apt-remove-lists', 20],
  ]);
  expect(workspace.dockerfile).toBe(`FROM python:3.11-slim
RUN apt-get update && apt-get install -y curl && rm -rf /var/lib/apt/lists/*
RUN pip install --no-cache-dir big
RUN pip install --no-cache-dir user-of-big
`);
});

it('leaves what was not chosen, and gives an error back as it is', () => {
  const text = 'FROM python:3.11-slim\nCOPY model.bin /m\n';
  const given = { dockerfile: text, context: { 'model.bin': 5e8 } };
  expect(optimize(given, fakeCatalog(FACTS), []).steps).toEqual([]);
  expect(optimize(given, fakeCatalog(FACTS), ['model-out-of-image']).steps).toHaveLength(1);
  expect(optimize(given, fakeCatalog(FACTS), 'check').steps).toEqual([]);
  expect(optimize({ dockerfile: '' }, fakeCatalog(FACTS), 'behaviour').report.error).toBeDefined();
});

it.each([
  ['a line added before it', 3, { start: 2, end: 2, text: 'x\n' }, 4],
  ['a line taken out before it', 3, { start: 0, end: 2, text: '' }, 2],
  ['a change behind it', 1, { start: 4, end: 4, text: 'x\n' }, 1],
  ['a change within it', 2, { start: 3, end: 3, text: 'x\n' }, 2],
])('movedLine: %s', (_, line, edit, expected) => {
  expect(movedLine(line, [{ file: 'Dockerfile', ...edit }], 'a\nb\nc\n')).toBe(expected);
  expect(movedLine(line, [{ file: 'requirements.txt', ...edit }], 'a\nb\nc\n')).toBe(line);
});
