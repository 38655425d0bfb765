/**
 * Renders the pictures of the manifest from public/icon.svg: `npx tsx scripts/icons.ts`. They are committed, since they hardly ever change.
 */
import { readFile } from 'node:fs/promises';
import { chromium } from 'playwright';
import { getChromium } from './getChromium.ts';

/** The mark over the whole picture, or within the circle that a mask may leave of it (80 %, W3C manifest, icon masks). */
const ICONS = [
  { file: 'icon-192.png', size: 192, share: 0.86 },
  { file: 'icon-512.png', size: 512, share: 0.86 },
  { file: 'icon-maskable-512.png', size: 512, share: 0.62 },
  { file: 'apple-touch-icon.png', size: 180, share: 0.7 },
] as const;
const GROUND = '#ffffff';

const executablePath = getChromium();
if (executablePath === null) throw new Error('no Chromium could be had');
const svg = await readFile('public/icon.svg', 'utf8');
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
try {
  for (const { file, size, share } of ICONS) {
    const page = await browser.newPage({
      viewport: { width: size, height: size },
      colorScheme: 'light',
    });
    const side = Math.round(size * share);
    const style = `margin:0;display:grid;place-items:center;height:100vh;background:${GROUND}`;
    const mark = svg.replace('<svg ', `<svg width="${side}" height="${side}" `);
    await page.setContent(`<body style="${style}">${mark}</body>`);
    await page.screenshot({ path: `public/icons/${file}` });
    await page.close();
    console.log(file);
  }
} finally {
  await browser.close();
}
