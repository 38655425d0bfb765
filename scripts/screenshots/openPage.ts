import type { Browser } from 'playwright';
import { PlaygroundPage } from '../../tests/e2e/PlaygroundPage.ts';
import type { Shot } from './shots.ts';

/** A fresh page for one picture, with nothing that moves. */
export async function openPage(
  browser: Browser,
  address: string,
  shot: Shot,
): Promise<PlaygroundPage> {
  const context = await browser.newContext({
    baseURL: address,
    viewport: { width: shot.width ?? 1280, height: shot.height ?? 800 },
    colorScheme: shot.isDark === true ? 'dark' : 'light',
    forcedColors: shot.isHighContrast === true ? 'active' : 'none',
    reducedMotion: 'reduce',
    serviceWorkers: 'block',
  });
  const page = await context.newPage();
  return new PlaygroundPage(page, new URL(address).origin);
}
