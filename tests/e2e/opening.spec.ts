import type { Locator, Page } from 'playwright/test';
import { messages } from '../../src/messages/messages.ts';
import { encodeLink } from '../../src/share/encodeLink.ts';
import { expect, test } from './playground.ts';

const NARROW = { width: 390, height: 844 };
/** Amounts that are seen. */
const figures = (page: Page): Locator => page.getByText(/^\d[\d.]*\sGB$/).filter({ visible: true });

/** The page's scripts never come: what is seen is what the build has drawn. */
async function withoutScripts(page: Page): Promise<void> {
  await page.route(/\/assets\/[^/]*\.js$/, () => undefined);
}

test('the first answer stands before any script has come', async ({ page }) => {
  await withoutScripts(page);
  await page.goto('./', { waitUntil: 'commit' });
  await expect(figures(page)).not.toHaveCount(0);
  await expect(page.getByText(messages.name, { exact: true })).toBeVisible();
  // What would not answer is not reached by keys.
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('BODY');
  await page.unrouteAll({ behavior: 'ignoreErrors' });
});

for (const [what, address] of [
  ['another example', '?example=node-service'],
  ['a view', '?view=table'],
  ['a link', ''],
] as const) {
  test(`nothing of the first answer is seen when the page opens with ${what}`, async ({ page }) => {
    await withoutScripts(page);
    const fragment =
      what === 'a link' ? await encodeLink({ workspace: { dockerfile: 'FROM a' } }) : '';
    await page.goto(`./${address}${fragment}`, { waitUntil: 'commit' });
    await expect(page.getByText(messages.name, { exact: true })).toBeVisible();
    await expect(figures(page)).toHaveCount(0);
    await page.unrouteAll({ behavior: 'ignoreErrors' });
  });
}

test('nothing moves when the live page takes over, and the worker has nothing to add', async ({
  playground,
  page,
}) => {
  await page.setViewportSize(NARROW);
  await page.addInitScript(() => {
    const seen = { shifts: 0, changes: 0 };
    Object.assign(globalThis, { seen });
    new PerformanceObserver((list) => (seen.shifts += list.getEntries().length)).observe({
      type: 'layout-shift',
      buffered: true,
    });
  });
  const weighed = page.waitForResponse(/\/catalog\/wheels\.json/);
  await playground.open();
  await playground.waitUntilWeighed();
  await page.evaluate(() => {
    const { seen } = globalThis as unknown as { seen: { changes: number } };
    const figures = document.querySelector('#result dl')?.parentElement;
    if (figures == null) throw new Error('no figures');
    new MutationObserver((changes) => (seen.changes += changes.length)).observe(figures, {
      subtree: true,
      childList: true,
      characterData: true,
    });
  });
  await weighed;
  await page.waitForTimeout(1500);
  expect(await page.evaluate(() => (globalThis as unknown as { seen: object }).seen)).toEqual({
    shifts: 0,
    changes: 0,
  });
});
