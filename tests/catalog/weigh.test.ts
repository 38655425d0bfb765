import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Catalog } from '../../src/engine/catalog.ts';
import type { Report } from '../../src/engine/report.ts';
import type { Workspace } from '../../src/engine/workspace.ts';
import { createCatalog } from '../../src/catalog/createCatalog.ts';
import { weigh } from '../../src/catalog/weigh.ts';
import { reportOfError } from '../../src/cli/reportOfError.ts';

/** What the engine misses in each run; the last entry holds for every run after it. */
let missedByRun: readonly (readonly string[])[] = [];
let runs = 0;

vi.mock('../../src/engine/estimate.ts', () => ({
  estimate(workspace: Workspace, catalog: Catalog): Report {
    for (const id of missedByRun[Math.min(runs, missedByRun.length - 1)] ?? []) {
      catalog.missed.add(id);
    }
    runs += 1;
    const error = { id: 'run', message: workspace.dockerfile, line: runs };
    return reportOfError(error, catalog.date);
  },
}));

const SLICES: Readonly<Record<string, unknown>> = { meta: { date: '2026-11-20' }, images: 1, a: 1 };

function open() {
  const asked: string[] = [];
  const loaded = createCatalog((id) => {
    asked.push(id);
    return id in SLICES ? Promise.resolve(SLICES[id]) : Promise.reject(new Error('HTTP 404'));
  });
  return { loaded, asked };
}

beforeEach(() => {
  runs = 0;
});

describe('weigh', () => {
  it.each<[string, string[][], number, string[], string[]]>([
    ['nothing missed: one run', [[]], 1, [], []],
    ['what a run missed is loaded, then it runs again', [['a'], []], 2, ['a'], []],
    ['what cannot be loaded is asked for once, and said', [['gone']], 2, ['gone'], ['gone']],
    [
      'an engine that always misses something new ends',
      [['b'], ['c'], ['d'], ['e'], ['f'], ['g'], ['h']],
      6,
      ['b', 'c', 'd', 'e', 'f'],
      [],
    ],
  ])('%s', async (_why, missed, expectedRuns, asked, failed) => {
    missedByRun = missed;
    const { loaded, asked: askedFor } = open();
    const partial: number[] = [];
    const report = await weigh({ dockerfile: 'FROM x' }, loaded, (part) => {
      partial.push(part.error?.line ?? 0);
    });
    expect(runs).toBe(expectedRuns);
    expect(askedFor).toEqual(['meta', 'images', ...asked]);
    expect(partial).toEqual(Array.from({ length: expectedRuns - 1 }, (_, run) => run + 1));
    expect(report.error?.line).toBe(expectedRuns);
    expect(report.catalog.date).toBe('2026-11-20');
    expect(report.findings.map((finding) => /slice "(.*?)"/.exec(finding.message)?.[1])).toEqual(
      failed,
    );
  });

  it('says when the catalog cannot be read at all', async () => {
    missedByRun = [['images']];
    const loaded = createCatalog(() => Promise.reject(new Error('offline')));
    const report = await weigh({ dockerfile: 'FROM x' }, loaded);
    expect(report.findings.map((finding) => finding.message)).toEqual([
      'The catalog\'s slice "meta" could not be loaded (offline); what depends on it is unknown.',
      'The catalog\'s slice "images" could not be loaded (offline); what depends on it is unknown.',
    ]);
  });
});
