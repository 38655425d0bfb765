import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Catalog } from '../../src/engine/catalog.ts';
import type { Report } from '../../src/engine/report.ts';
import type { Workspace } from '../../src/engine/workspace.ts';
import { createCatalog } from '../../src/catalog/createCatalog.ts';
import { weigh } from '../../src/catalog/weigh.ts';
import { reportOfError } from '../../src/cli/reportOfError.ts';

/** What the engine misses in each run; the last entry holds for every run after it. */
let missedByRun: readonly (readonly string[])[] = [];
let runs: ('figures' | 'advice')[] = [];

function runOf(kind: 'figures' | 'advice', workspace: Workspace, catalog: Catalog): Report {
  for (const id of missedByRun[Math.min(runs.length, missedByRun.length - 1)] ?? []) {
    catalog.missed.add(id);
  }
  runs.push(kind);
  if (workspace.dockerfile === 'BOOM' && kind === 'figures') throw new Error('a fault');
  return reportOfError({ id: kind, message: '', line: runs.length }, catalog.date);
}

vi.mock('../../src/engine/estimate.ts', () => ({
  estimate: (workspace: Workspace, catalog: Catalog) => runOf('advice', workspace, catalog),
}));
vi.mock('../../src/engine/weighWorkspace.ts', () => ({
  weighWorkspace: (workspace: Workspace, catalog: Catalog) => runOf('figures', workspace, catalog),
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
  runs = [];
});

const endless = Array.from({ length: 100 }, (_, run) => [`slice-${run}`]);

describe('weigh', () => {
  it.each<[string, string[][], string, string[], string[]]>([
    ['nothing missed: figures, then advice', [[]], 'figures advice', [], []],
    ['what a run missed is loaded first', [['a'], []], 'figures figures advice', ['a'], []],
    ['advice may miss more', [[], ['a'], []], 'figures advice advice', ['a'], []],
    [
      'what cannot be loaded is asked for once, and said',
      [['gone']],
      'figures figures advice',
      ['gone'],
      ['gone'],
    ],
  ])('%s', async (_why, missed, expectedRuns, asked, failed) => {
    missedByRun = missed;
    const { loaded, asked: askedFor } = open();
    const report = await weigh({ dockerfile: 'FROM x' }, loaded);
    expect(runs.join(' ')).toBe(expectedRuns);
    expect(askedFor).toEqual(['meta', 'images', ...asked]);
    expect(report.error).toMatchObject({ id: 'advice', line: runs.length });
    expect(report.catalog.date).toBe('2026-11-20');
    expect(report.findings.map((finding) => /slice "(.*?)"/.exec(finding.message)?.[1])).toEqual(
      failed,
    );
  });

  it('shows the picture so far whenever it has to load more', async () => {
    missedByRun = [['a'], ['b'], []];
    const { loaded } = open();
    const partial: (number | undefined)[] = [];
    await weigh({ dockerfile: 'FROM x' }, loaded, (part) => partial.push(part.error?.line));
    expect(partial).toEqual([1, 2]);
  });

  it('walks through as many shards as a closure leads to', async () => {
    missedByRun = [...endless.slice(0, 20), []];
    const { loaded, asked } = open();
    await weigh({ dockerfile: 'FROM x' }, loaded);
    expect(asked.length).toBe(2 + 20);
  });

  it('ends when an engine misses something new for ever', async () => {
    missedByRun = endless;
    const { loaded } = open();
    await weigh({ dockerfile: 'FROM x' }, loaded);
    expect(runs.length).toBeLessThan(100);
  });

  it('leaves a fault of the engine to estimate, which says it', async () => {
    missedByRun = [[]];
    const report = await weigh({ dockerfile: 'BOOM' }, open().loaded);
    expect(report.error?.id).toBe('advice');
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
