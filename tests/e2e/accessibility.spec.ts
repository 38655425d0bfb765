import AxeBuilder from '@axe-core/playwright';
import { STATES } from '../../scripts/screenshots/states.ts';
import { messages } from '../../src/messages/messages.ts';
import { expect, test } from './playground.ts';

/** One after the other in one page: opening a page anew costs more than what is looked for in it. */
for (const width of [1280, 390]) {
  test(`axe finds nothing in any state: ${width} px, light and dark`, async ({
    playground,
    page,
  }) => {
    test.setTimeout(300_000);
    await page.setViewportSize({ width, height: 900 });
    const found: string[] = [];
    for (const { id, enter } of STATES) {
      await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
      await enter(playground);
      // Target sizes (WCAG 2.2, 2.5.8) are not asked for by default.
      const light = await new AxeBuilder({ page })
        .options({ rules: { 'target-size': { enabled: true } } })
        .analyze();
      // Of another theme, only the colours are others.
      await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
      const dark = await new AxeBuilder({ page }).withRules('color-contrast').analyze();
      for (const violation of [...light.violations, ...dark.violations]) {
        const where = violation.nodes.slice(0, 3).map(({ html }) => html.slice(0, 160));
        found.push(`${id}: ${violation.id}: ${where.join(' | ')}`);
      }
    }
    expect(found).toEqual([]);
  });
}

test('colours of the system and a page that reads from the right break nothing', async ({
  playground,
  page,
}) => {
  await page.emulateMedia({ forcedColors: 'active' });
  await playground.openExample('sentiment-api');
  await playground.waitUntilLightened();
  await page.evaluate(() => {
    document.documentElement.dir = 'rtl';
  });
  const [inner, outer] = await page.evaluate(() => [
    document.documentElement.scrollWidth,
    document.documentElement.clientWidth,
  ]);
  expect(inner).toBe(outer);
  // Axes grow from the left in every language.
  const [from, to] = [playground.layers.first(), playground.layers.last()];
  const x = (at: typeof from): Promise<number> =>
    at
      .locator('rect')
      .first()
      .evaluate((bar) => bar.getBoundingClientRect().x);
  expect(await x(from)).toBeLessThan(await x(to));
});

test('on paper: everything at its full length, no controls', async ({ playground, page }) => {
  await playground.openExample('sentiment-api');
  await playground.waitUntilLightened();
  await page.setViewportSize({ width: 794, height: 1123 });
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('button', { name: messages.suggestions.see })).toBeHidden();
  await expect(page.getByRole('heading', { name: messages.detail.title })).toBeVisible();
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  const result = await page.getByRole('region', { name: messages.result }).boundingBox();
  expect(height).toBeGreaterThanOrEqual(Math.round((result?.y ?? 0) + (result?.height ?? 0)));
});
