/**
 * `tsx scripts/checkBudget.ts [folder]`: weighs the scripts of the production build, packed by brotli as static hosts serve them. Exit
 * code 1 when a budget is exceeded.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { scriptsOfPage } from './budget/scriptsOfPage.ts';

const folder = process.argv[2] ?? 'dist';

interface Budget {
  readonly what: string;
  readonly files: readonly string[];
  /** Bytes after brotli at its highest quality. */
  readonly limit: number;
}

const budgets: readonly Budget[] = [
  { what: 'page, before the editor', files: scriptsOf('index.html'), limit: 90_000 },
  { what: 'embed, before its worker', files: scriptsOf('embed.html'), limit: 60_000 },
  // The engine with its parsers; it is loaded beside the page, and nothing else may slip in.
  { what: 'worker that weighs', files: workersOf('index.html'), limit: 300_000 },
];

for (const { what, files, limit } of budgets) {
  const bytes = files.reduce((sum, file) => sum + packed(file), 0);
  const isOver = files.length === 0 || bytes > limit;
  if (isOver) process.exitCode = 1;
  const figure = `${(bytes / 1000).toFixed(1)} of ${limit / 1000} kB in ${files.length} files`;
  console.log(`${what.padEnd(24)} ${figure}${isOver ? '  OVER' : ''}`);
}

function scriptsOf(page: string): readonly string[] {
  return scriptsOfPage(readFileSync(join(folder, page), 'utf8'));
}

/** The worker's file by its name in the page's scripts: an older build may have left others in the folder. */
function workersOf(page: string): readonly string[] {
  const scripts = scriptsOf(page).map((file) => readFileSync(join(folder, file), 'utf8'));
  const names = scripts.flatMap((script) => script.match(/weigh\.worker-[\w-]+\.js/g) ?? []);
  return [...new Set(names)].map((name) => join('assets', name));
}

function packed(file: string): number {
  return brotliCompressSync(readFileSync(join(folder, file))).length;
}
