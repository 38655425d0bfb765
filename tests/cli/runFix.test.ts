import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { expect, it } from 'vitest';
import type { LoadingCatalog } from '../../src/catalog/createCatalog.ts';
import { parseArguments } from '../../src/cli/parseArguments.ts';
import { runFix } from '../../src/cli/runFix.ts';
import { FACTS } from '../engine/cases/facts.ts';
import { fakeCatalog } from '../engine/fakeCatalog.ts';

const loaded: LoadingCatalog = {
  catalog: fakeCatalog(FACTS),
  failures: new Map(),
  load: () => Promise.resolve(),
  retry: () => undefined,
};

async function fix(
  text: string,
  ...options: readonly string[]
): Promise<{ status: number; out: string; error: string; file: string }> {
  const file = join(await mkdtemp(join(tmpdir(), 'plimsoll-')), 'Dockerfile');
  await writeFile(file, text);
  const request = parseArguments(['fix', file, ...options], {});
  if (request.type !== 'fix') throw new Error(JSON.stringify(request));
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  const stdin = (async function* () {})();
  const status = await runFix(request, loaded, { stdin, stdout, stderr, environment: {} });
  stdout.end();
  stderr.end();
  const [out, error] = [String(stdout.read() ?? ''), String(stderr.read() ?? '')];
  return { status, out: out.replaceAll(file, 'Dockerfile'), error, file };
}

const before = 'FROM python:3.11-slim\nRUN pip install big\n';
const after = 'FROM python:3.11-slim\nRUN pip install --no-cache-dir big\n';

it('prints the difference and says what each change saves', async () => {
  const { status, out, error, file } = await fix(before);
  expect(status).toBe(0);
  expect(out).toContain('-RUN pip install big\n+RUN pip install --no-cache-dir big\n');
  expect(error).toMatch(/30(\.\d)? MB {2}Install without pip’s cache in line 2 \(safe\)/);
  expect(await readFile(file, 'utf8')).toBe(before);
});

it('writes the file', async () => {
  const { status, out, file } = await fix(before, '--write');
  expect([status, out]).toEqual([0, '']);
  expect(await readFile(file, 'utf8')).toBe(after);
});

it('has nothing to change a second time', async () => {
  const { out, error } = await fix(after, '--only', 'safe');
  expect(out).toBe('');
  expect(error).toMatch(/^Nothing to change: /);
});

it('says what is wrong with a text', async () => {
  const { status, error } = await fix('RUN a\n');
  expect(status).toBe(1);
  expect(error).toContain('Dockerfile:1: ');
});

it.each([
  [['fix', 'D', '--only', 'check'], { only: 'check', write: false }],
  [['fix', 'D', '--only', 'slim-base,merge-runs:3'], { only: ['slim-base', 'merge-runs:3'] }],
  [['fix', '-', '--write'], { type: 'usage-error' }],
  [['estimate', 'D', '--write'], { type: 'usage-error' }],
])('%j', (argv, expected) => {
  expect(parseArguments(argv, {})).toMatchObject(expected);
});
