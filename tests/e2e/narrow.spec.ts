import { EXAMPLES } from '../../src/playground/examples/examples.ts';
import { expect, test } from './playground.ts';

test.use({ viewport: { width: 360, height: 740 } });

for (const example of EXAMPLES) {
  test(`${example.id} does not scroll sideways at 360 px`, async ({ playground, page }) => {
    await playground.openExample(example.id);
    await expect(playground.layers.first()).toBeVisible();
    for (const view of ['weight', 'files'] as const) {
      await (view === 'weight' ? playground.showWeight() : playground.showFiles());
      const [inner, outer] = await page.evaluate(() => [
        document.documentElement.scrollWidth,
        document.documentElement.clientWidth,
      ]);
      expect(inner).toBe(outer);
    }
  });
}
