import { Readable } from 'node:stream';
import { describe, expect, it, vi } from 'vitest';
import { createCatalog } from '../../src/catalog/createCatalog.ts';
import { reportOfError } from '../../src/cli/reportOfError.ts';
import { runBatch } from '../../src/cli/runBatch.ts';
import type { Catalog } from '../../src/engine/catalog.ts';
import type { Report } from '../../src/engine/report.ts';
import type { Workspace } from '../../src/engine/workspace.ts';

// An engine that answers with the text it was given, and fails on one.
vi.mock('../../src/engine/estimate.ts', () => ({
  estimate({ dockerfile }: Workspace, catalog: Catalog): Report {
    if (dockerfile === 'BOOM') throw new RangeError('Maximum call stack size exceeded');
    return reportOfError({ id: 'echo', message: dockerfile, line: 1 }, catalog.date);
  },
}));

vi.mock('../../src/engine/weighWorkspace.ts', () => ({
  weighWorkspace: () => reportOfError({ id: 'figures', message: '', line: 1 }, ''),
}));

const row = (dockerfile: string): string => JSON.stringify({ dockerfile });

async function answersTo(lines: readonly string[]): Promise<readonly (readonly string[])[]> {
  const loaded = createCatalog((id) => Promise.resolve(id === 'meta' ? { date: '2026-11-20' } : 1));
  const answers: string[][] = [];
  for await (const report of runBatch(Readable.from(lines), loaded)) {
    expect(report.catalog.date).toBe('2026-11-20');
    answers.push([report.error?.id ?? '', report.error?.message ?? '']);
  }
  return answers;
}

describe('runBatch', () => {
  it('answers every line, in order, whatever it holds', async () => {
    const answers = await answersTo([
      row('FROM a'),
      '',
      '   ',
      '{"dockerfile": "FROM',
      '[1]',
      '{"dockerfile":7}',
      row('BOOM'),
      row('FROM b'),
    ]);
    expect(answers.map(([id]) => id)).toEqual([
      'echo',
      'empty-line',
      'empty-line',
      'malformed-json',
      'invalid-workspace',
      'invalid-workspace',
      'internal-error',
      'echo',
    ]);
    expect(answers.at(-1)?.[1]).toBe('FROM b');
    expect(answers[6]?.[1]).toBe(
      'Plimsoll failed on this Dockerfile: Maximum call stack size exceeded',
    );
  });

  it('reads the catalog once for all lines', async () => {
    const asked: string[] = [];
    const loaded = createCatalog((id) => {
      asked.push(id);
      return Promise.resolve(id === 'meta' ? { date: '2026-11-20' } : 1);
    });
    const lines = Readable.from([row('a'), row('b'), row('c')]);
    for await (const report of runBatch(lines, loaded)) expect(report.error?.id).toBe('echo');
    expect(asked).toEqual(['meta', 'images']);
  });
});
