import { openCatalog } from '../../scripts/accuracy/openCatalog.ts';
import { weigh } from '../../src/catalog/weigh.ts';
import { EXAMPLES } from '../../src/playground/examples/examples.ts';
import { splitBytes } from '../../src/share/formatBytes.ts';
import { expect, test } from './playground.ts';

const loaded = openCatalog();

test.describe('a cold load of the production build', () => {
  for (const example of EXAMPLES) {
    // The same text weighs the same in the browser's worker as in Node.
    test(`shows the waterfall of ?example=${example.id}`, async ({ playground }) => {
      const report = await weigh(example.workspace, loaded);
      const { figure, unit } = splitBytes(report.image.bytes);
      await playground.openExample(example.id);
      await expect(playground.announcement).toHaveText(
        new RegExp(`weighs ${figure.replace('.', '\\.')}\\s${unit} in `),
      );
      await expect(playground.layers).toHaveCount(report.layers.length);
    });
  }
});
