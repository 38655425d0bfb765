/**
 * `npm test`: everything that has to hold before a change is published, cheap checks first. Stops at the first step that fails, shows
 * what it printed, and closes with one line, `N passed, M failed`.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getChromium } from './getChromium.ts';
import { playwrightCounts, vitestCounts, type Counts } from './test/counts.ts';
import { runCommand } from './test/runCommand.ts';

type Command = readonly [string, ...string[]];

interface Step {
  readonly name: string;
  /** Run side by side; the step fails when one does. */
  readonly commands: readonly Command[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly counts?: () => Counts;
}

const reports = mkdtempSync(join(tmpdir(), 'plimsoll-test-'));
const vitestReport = join(reports, 'vitest.json');
const playwrightReport = join(reports, 'playwright.json');

const STEPS: readonly Step[] = [
  { name: 'catalog', commands: [['tsx', 'scripts/catalog/build.ts']] },
  // A second build gives the same bytes: where nobody waits, and a fresh clone has built it just now.
  ...(process.env['CI'] === undefined
    ? []
    : [
        {
          name: 'again',
          commands: [['tsx', 'scripts/catalog/build.ts', '--check']],
        } satisfies Step,
      ]),
  {
    name: 'lint',
    commands: [
      ['eslint', '.'],
      ['prettier', '--check', '--log-level', 'warn', '.'],
      ['depcruise', 'src', 'workers', '--config', '.dependency-cruiser.cjs'],
    ],
  },
  {
    name: 'types',
    commands: [
      ['svelte-check', '--tsconfig', './tsconfig.json', '--output', 'human'],
      ['tsc', '--noEmit', '-p', 'tsconfig.json'],
      ['tsc', '--noEmit', '-p', 'tsconfig.engine.json'],
    ],
  },
  {
    name: 'units',
    commands: [
      [
        'vitest',
        'run',
        '--reporter=default',
        '--reporter=json',
        `--outputFile.json=${vitestReport}`,
      ],
    ],
    counts: () => vitestCounts(vitestReport),
  },
  { name: 'build', commands: [['vite', 'build']] },
  { name: 'budget', commands: [['tsx', 'scripts/checkBudget.ts']] },
  {
    name: 'e2e',
    commands: [['playwright', 'test', '--reporter=list,json']],
    environment: { PLAYWRIGHT_JSON_OUTPUT_NAME: playwrightReport },
    counts: () => playwrightCounts(playwrightReport),
  },
];

const totals = { passed: 0, failed: 0 };
process.exitCode = (await runAll()) ? 0 : 1;
rmSync(reports, { recursive: true, force: true });
console.log(`${totals.passed} passed, ${totals.failed} failed`);

async function runAll(): Promise<boolean> {
  for (const step of STEPS) {
    if (step.name === 'e2e' && getChromium() === null) {
      console.log('e2e      no Chromium could be had: install one, or set CHROME_PATH');
      totals.failed += 1;
      return false;
    }
    if (!(await runStep(step))) return false;
  }
  return true;
}

async function runStep(step: Step): Promise<boolean> {
  const started = performance.now();
  const results = await Promise.all(
    step.commands.map((command) => runCommand(command, step.environment)),
  );
  const failed = results.filter((result) => !result.succeeded);
  const counts = step.counts?.() ?? { passed: 0, failed: 0 };
  totals.passed += counts.passed;
  // A step that fails without a failed test (a type error, a crash) is one failure.
  totals.failed += failed.length > 0 ? Math.max(1, counts.failed) : counts.failed;
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  const note = counts.passed > 0 ? `  ${counts.passed} tests` : '';
  const outcome = failed.length > 0 ? 'FAILED' : 'ok';
  console.log(`${step.name.padEnd(8)} ${outcome}  ${seconds} s${note}`);
  for (const { output } of failed) console.log(`\n${output.trim()}\n`);
  return failed.length === 0;
}
