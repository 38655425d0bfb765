import { readFileSync } from 'node:fs';
import * as v from 'valibot';

export interface Counts {
  readonly passed: number;
  readonly failed: number;
}

const VitestReport = v.object({ numPassedTests: v.number(), numFailedTests: v.number() });
const PlaywrightReport = v.object({
  stats: v.object({ expected: v.number(), unexpected: v.number(), flaky: v.number() }),
});

/** Tests in the JSON report of `vitest --reporter=json`; none when it wrote no report. */
export function vitestCounts(file: string): Counts {
  const report = v.safeParse(VitestReport, readJson(file));
  if (!report.success) return { passed: 0, failed: 0 };
  return { passed: report.output.numPassedTests, failed: report.output.numFailedTests };
}

/** Tests in the JSON report of Playwright; a flaky one has failed once, and counts as failed. */
export function playwrightCounts(file: string): Counts {
  const report = v.safeParse(PlaywrightReport, readJson(file));
  if (!report.success) return { passed: 0, failed: 0 };
  const { expected, unexpected, flaky } = report.output.stats;
  return { passed: expected, failed: unexpected + flaky };
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}
