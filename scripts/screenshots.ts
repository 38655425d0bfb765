/**
 * Renders every state of the page to pictures for the eye: `npm run build && npm run screenshots`.
 *
 *   npx tsx scripts/screenshots.ts [FOLDER] [PART OF A NAME]
 *
 * Without a folder the ones in tests/e2e/baselines are renewed, as WebP, since they are kept; those in another folder are PNG.
 * DIST names another folder with the built page.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium } from 'playwright';
import type { Browser } from 'playwright';
import { preview } from 'vite';
import { EXAMPLES } from '../src/playground/examples/examples.ts';
import { getChromium } from './getChromium.ts';
import { openPage } from './screenshots/openPage.ts';
import { SHOTS, type Shot } from './screenshots/shots.ts';
import { toWebp } from './screenshots/toWebp.ts';

const KEPT = 'tests/e2e/baselines';
const [folder = KEPT, wanted = ''] = process.argv.slice(2);
const executablePath = getChromium();
if (executablePath === null) throw new Error('no Chromium could be had');

const server = await preview({
  build: { outDir: process.env['DIST'] ?? 'dist' },
  preview: { host: '127.0.0.1', port: 0 },
});
const address = server.resolvedUrls?.local[0] ?? '';
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
// A page of no origin, that may read data: addresses.
const encoder = await browser.newPage();
try {
  await mkdir(folder, { recursive: true });
  const examples = EXAMPLES.map(({ id }): Shot => ({
    id: `example-${id}`,
    enter: async (playground) => {
      await playground.openExample(id);
      await playground.waitUntilWeighed();
    },
  }));
  for (const shot of [...SHOTS, ...examples].filter(({ id }) => id.includes(wanted))) {
    await take(browser, shot);
  }
} finally {
  await browser.close();
  await server.close();
}

async function take(within: Browser, shot: Shot): Promise<void> {
  const playground = await openPage(within, address, shot);
  try {
    await shot.enter(playground);
    if (shot.isPrinted === true) await playground.page.emulateMedia({ media: 'print' });
    const png = await playground.page.screenshot();
    const isKept = folder === KEPT;
    const path = join(folder, `${shot.id}.${isKept ? 'webp' : 'png'}`);
    await writeFile(path, isKept ? await toWebp(encoder, png) : png);
    console.log(path);
  } catch (reason) {
    console.error(`${shot.id}: ${String(reason)}`);
    process.exitCode = 1;
  } finally {
    await playground.page.context().close();
  }
}
