import AxeBuilder from '@axe-core/playwright';
import { expect, test } from './playground.ts';

for (const colorScheme of ['light', 'dark'] as const) {
  for (const width of [1440, 390]) {
    test(`axe finds nothing: ${colorScheme}, ${width} px`, async ({ playground, page }) => {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await page.setViewportSize({ width, height: 900 });
      await playground.open();
      await playground.waitUntilWeighed();
      if (width > 1000) await playground.waitForCodeEditor();
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(
        violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`),
      ).toEqual([]);
    });
  }
}
