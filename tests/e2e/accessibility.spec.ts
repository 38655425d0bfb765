import AxeBuilder from '@axe-core/playwright';
import { STATES } from '../../scripts/screenshots/states.ts';
import { messages } from '../../src/messages/messages.ts';
import { expect, test } from './playground.ts';

/** What axe finds: its rule and where. */
async function findings(axe: AxeBuilder): Promise<readonly string[]> {
  const { violations } = await axe.analyze();
  return violations.map(({ id, nodes }) => {
    const where = nodes.slice(0, 3).map(({ html }) => html.slice(0, 160));
    return `${id}: ${where.join(' | ')}`;
  });
}

for (const width of [1280, 390]) {
  for (const { id, enter } of STATES) {
    test(`axe finds nothing: ${id}, ${width} px, light and dark`, async ({ playground, page }) => {
      await page.setViewportSize({ width, height: 900 });
      await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
      await enter(playground);
      // Target sizes (WCAG 2.2, 2.5.8) are not asked for by default.
      const everything = new AxeBuilder({ page }).options({
        rules: { 'target-size': { enabled: true } },
      });
      expect(await findings(everything)).toEqual([]);
      // Nothing but colours is different in the dark.
      await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
      const contrast = new AxeBuilder({ page }).withRules('color-contrast');
      expect(await findings(contrast)).toEqual([]);
    });
  }
}

test('more contrast, asked for by the system: axe asks for 7:1 and finds nothing', async ({
  playground,
  page,
}) => {
  await playground.openExample('sentiment-api');
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, contrast: 'more', reducedMotion: 'reduce' });
    await playground.waitUntilLightened();
    const { violations } = await new AxeBuilder({ page })
      .include('#result')
      .withRules('color-contrast-enhanced')
      .analyze();
    expect(violations.flatMap(({ nodes }) => nodes.map(({ html }) => html))).toEqual([]);
  }
});

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
