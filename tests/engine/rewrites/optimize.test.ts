import { expect, it } from 'vitest';
import { movedLine } from '../../../src/engine/rewrites/proof/movedLine.ts';
import { optimize } from '../../../src/engine/rewrites/proof/optimize.ts';
import { fakeCatalog, fakeImage } from '../fakeCatalog.ts';
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
    ['pip-no-cache-dir:4', 30],
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

it('stops at the budget of interpretations, says what it left, and stops there again', () => {
  const dockerfile = `FROM python:3.11-slim\n${'RUN pip install -U pip\n'.repeat(80)}`;
  const first = optimize({ dockerfile }, fakeCatalog(FACTS), 'check');
  expect(first.untried).toBeGreaterThan(0);
  const sum = first.steps.reduce((bytes, step) => bytes + step.savedBytes, 0);
  expect(sum).toBe(first.before.image.bytes - first.report.image.bytes);
  expect(optimize({ dockerfile }, fakeCatalog(FACTS), 'check')).toEqual(first);
  expect(optimize({ dockerfile: before }, fakeCatalog(FACTS), 'check').untried).toBe(0);
});

it('changes the base before what lies on it, though that alone would save more', () => {
  const [content] = fakeImage('python:3.11').contents;
  if (content === undefined) throw new Error('the fake image has contents');
  const bytes = content.amount.bytes + 5e6;
  const full = { bytes, low: bytes, high: bytes };
  const image = { amount: full, contents: [{ ...content, amount: full }] };
  const text = 'FROM python:3.11\nRUN pip install big\n';
  const catalog = fakeCatalog({ ...FACTS, images: { 'python:3.11': image } });
  const { steps } = optimize({ dockerfile: text }, catalog, 'check');
  expect(steps.map((step) => step.id).slice(0, 2)).toEqual(['slim-base', 'pip-no-cache-dir']);
  expect(steps[0]?.savedBytes).toBeLessThan(steps[1]?.savedBytes ?? 0);
});
