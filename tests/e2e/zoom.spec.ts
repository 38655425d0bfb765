import type { Page } from 'playwright/test';
import { STATES } from '../../scripts/screenshots/states.ts';
import { messages } from '../../src/messages/messages.ts';
import { expect, test } from './playground.ts';

/** What is wider than the page, which would scroll sideways for it. */
function overflow(page: Page): Promise<number> {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return scrollWidth - clientWidth;
  });
}

/** WCAG 2.2, 1.4.10: 320 px are a window of 1280 px at 400 %; 640 px are one at 200 % (1.4.4). */
for (const [width, height] of [
  [320, 256],
  [640, 450],
] as const) {
  test(`no state scrolls sideways at ${width} px`, async ({ playground, page }) => {
    test.setTimeout(300_000);
    await page.setViewportSize({ width, height });
    const wide: string[] = [];
    for (const { id, enter } of STATES) {
      await enter(playground);
      const pixels = await overflow(page);
      if (pixels !== 0) wide.push(`${id}: ${pixels} px`);
    }
    expect(wide).toEqual([]);
  });
}

test('larger letters alone, as a browser can be told to have them: nothing is cut', async ({
  playground,
  page,
}) => {
  await playground.openExample('sentiment-api');
  await playground.waitUntilLightened();
  await page.evaluate(() => {
    document.documentElement.style.fontSize = '200%';
  });
  expect(await overflow(page)).toBe(0);
});

test('the picture as a table: a head for each column, a name for each row', async ({
  playground,
  page,
}) => {
  await playground.openExample('sentiment-api');
  await playground.waitUntilLightened();
  const count = await playground.layers.count();
  await playground.choose(messages.waterfall.shape, messages.waterfall.shapes.table);
  const table = page.getByRole('table', { name: messages.waterfall.caption });
  await expect(table.getByRole('columnheader')).toHaveText(
    Object.values(messages.waterfall.columns),
  );
  const first = table.getByRole('rowgroup').nth(1);
  // And the image itself.
  await expect(first.getByRole('rowheader')).toHaveCount(count + 1);
  await expect(first.getByRole('rowheader').first()).toHaveText(/^FROM /);
});
