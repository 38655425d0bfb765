import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { playwrightCounts, vitestCounts } from '../../scripts/test/counts.ts';

const folder = mkdtempSync(join(tmpdir(), 'plimsoll-counts-'));
const file = join(folder, 'report.json');
afterAll(() => {
  rmSync(folder, { recursive: true });
});

describe('counts of the reports of the runners', () => {
  it.each<[string, typeof vitestCounts, unknown, object]>([
    ['vitest', vitestCounts, { numPassedTests: 7, numFailedTests: 1 }, { passed: 7, failed: 1 }],
    // A flaky test has failed once.
    [
      'Playwright',
      playwrightCounts,
      { stats: { expected: 5, unexpected: 1, flaky: 1, skipped: 0 } },
      { passed: 5, failed: 2 },
    ],
    ['a runner that crashed', vitestCounts, null, { passed: 0, failed: 0 }],
  ])('%s', (_name, count, report, counts) => {
    writeFileSync(file, JSON.stringify(report));
    expect(count(file)).toEqual(counts);
  });

  it('counts nothing where there is no report', () => {
    expect(vitestCounts(join(folder, 'nowhere.json'))).toEqual({ passed: 0, failed: 0 });
  });
});
