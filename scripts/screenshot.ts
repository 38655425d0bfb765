/**
 * Takes the picture of README.md from the built page: `npm run build && npx tsx scripts/screenshot.ts`.
 *
 *   npx tsx scripts/screenshot.ts [EXAMPLE] [FILE]
 */
import { chromium } from 'playwright';
import { preview } from 'vite';
import { getChromium } from './getChromium.ts';

const [example = 'sentiment-api', file = '.github/plimsoll.png'] = process.argv.slice(2);
const executablePath = getChromium();
if (executablePath === null) throw new Error('no Chromium could be had');

const server = await preview({ preview: { host: '127.0.0.1', port: 0 } });
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
try {
  const page = await browser.newPage({
    viewport: { width: 1440, height: 900 },
    deviceScaleFactor: 2,
    reducedMotion: 'reduce',
  });
  await page.goto(`${server.resolvedUrls?.local[0] ?? ''}?example=${example}`);
  // The code editor comes last; then the figures have to be complete.
  await page.getByRole('code').first().waitFor();
  await page.getByRole('listbox').getByRole('option').first().waitFor();
  await page.waitForLoadState('networkidle');
  await page.waitForTimeout(1500);
  await page.screenshot({ path: file });
  console.log(file);
} finally {
  await browser.close();
  await server.close();
}
