/**
 * `npm run bench:typing`: how long a letter takes to be seen, and the picture to follow, in a Dockerfile of a hundred lines.
 *
 *     npm run bench:typing -- [--dist folder] [--pace ms] [--trace file]
 *
 * Types into the code editor of the production build with real key events and reads the latencies off Chromium's own trace; the Event
 * Timing API is printed beside it. Exit code 1 when a limit is exceeded. The machine should have nothing else to do: its load is
 * printed, and a frame that waits for a core is counted as it is.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium, type Page } from 'playwright';
import { preview } from 'vite';
import { messages } from '../src/messages/messages.ts';
import { hundredLines } from './benchTyping/hundredLines.ts';
import { latenciesOfTrace } from './benchTyping/latenciesOfTrace.ts';
import { watchPage, type Seen } from './benchTyping/watchPage.ts';
import { getChromium } from './getChromium.ts';

const TYPED =
  'RUN apt-get update && apt-get install -y --no-install-recommends curl git jq && apt-get clean';
/** Digits that are typed one by one, each with a pause after it. */
const PAUSES = 20;
/** Milliseconds; the 95th percentile. */
const LIMITS = { latency: 50, picture: 100 };

const { values } = parseArgs({
  options: {
    dist: { type: 'string', default: 'dist' },
    pace: { type: 'string', default: '90' },
    trace: { type: 'string' },
  },
});
const executablePath = getChromium();
if (executablePath === null) throw new Error('no Chromium: install one, or set CHROME_PATH');
const folder = mkdtempSync(join(tmpdir(), 'plimsoll-typing-'));
const trace = values.trace ?? join(folder, 'trace.json');
const server = await preview({
  logLevel: 'silent',
  build: { outDir: values.dist },
  preview: { host: '127.0.0.1', port: 0 },
});
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
try {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await open(page, server.resolvedUrls?.local[0] ?? '');

  const busy = await watchMainThread(page);
  await browser.startTracing(page, { path: trace, categories: ['input', 'latency', 'benchmark'] });
  await page.keyboard.press('Enter');
  for (const letter of TYPED) {
    await page.keyboard.press(letter === ' ' ? 'Space' : letter);
    await page.waitForTimeout(Number(values.pace));
  }
  await page.waitForTimeout(1000);
  await browser.stopTracing();
  const busyMs = (await busy()) / TYPED.length;
  const letters = await seenBy(page);
  print('letter to frame (trace)', latenciesOfTrace(readFileSync(trace, 'utf8')), LIMITS.latency);
  const quick = letters.keys.length - letters.eventTimings.length;
  // Those that took less than 16 ms are not told.
  print('keydown (Event Timing)', [...Array<number>(quick).fill(0), ...letters.eventTimings]);

  print('key to picture', await pausesOf(page), LIMITS.picture);
  // Whatever else the machine does: what a letter costs, with the picture that follows it.
  console.log(
    `${'main thread, a letter'.padEnd(24)} ${busyMs.toFixed(1)} ms of its core on average`,
  );
  console.log(`load ${loadavg()[0]?.toFixed(1) ?? '?'} on ${cpus().length} cores`);
} finally {
  await browser.close();
  await server.close();
  rmSync(folder, { recursive: true });
}

async function open(page: Page, url: string): Promise<void> {
  await page.addInitScript(watchPage);
  await page.addInitScript((dockerfile) => {
    const draft = { id: 1, workspace: { dockerfile } };
    localStorage.setItem('plimsoll.drafts', JSON.stringify([draft]));
  }, hundredLines());
  await page.goto(url);
  const editor = page.getByRole('textbox', { name: messages.files.editor('Dockerfile') });
  await page.getByRole('tabpanel').getByRole('code').waitFor();
  // Suggestions of the first text, the rest of the catalog and the code of the editor's menus: what comes after the start.
  await page.waitForTimeout(5000);
  await editor.focus();
  await page.keyboard.press('ControlOrMeta+End');
  await page.waitForTimeout(500);
}

/** @returns to be asked for the milliseconds that the page's main thread has had a core since */
async function watchMainThread(page: Page): Promise<() => Promise<number>> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const read = async (): Promise<number> => {
    const { metrics } = await session.send('Performance.getMetrics');
    return 1000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN);
  };
  const before = await read();
  return async () => (await read()) - before;
}

/** @returns for each digit typed after a pause, the time until the picture has followed; Infinity when it did not */
async function pausesOf(page: Page): Promise<readonly number[]> {
  // Back to the last line of the text, whose size the digits are.
  for (const key of ['Escape', 'ArrowUp', 'End']) await page.keyboard.press(key);
  const times: number[] = [];
  for (let nth = 0; nth < PAUSES; nth += 1) {
    // A size of a dozen digits and back, so that each step shows.
    await page.keyboard.press(nth % 20 < 10 ? '0' : 'Backspace');
    await page.waitForTimeout(700);
    const { keys, pictures } = await seenBy(page);
    const key = keys.at(-1) ?? Number.NaN;
    times.push((pictures.find((at) => at >= key) ?? Infinity) - key);
  }
  return times;
}

function seenBy(page: Page): Promise<Seen> {
  return page.evaluate(() => (globalThis as unknown as { seen: Seen }).seen);
}

function print(what: string, times: readonly number[], limit = Infinity): void {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number): number =>
    sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
  const isOver = !(at(0.95) < limit);
  if (isOver) process.exitCode = 1;
  console.log(
    `${what.padEnd(24)} ${[0.5, 0.95, 1].map((share) => `p${share * 100} ${at(share).toFixed(0)} ms`).join('  ')}  of ${times.length}` +
      (limit === Infinity ? '' : isOver ? `  OVER ${limit} ms` : `  under ${limit} ms`),
  );
}
