import { messages } from '../../src/messages/messages.ts';
import { expect, test } from './playground.ts';

const text = messages.loadLine;

test('the load line is typed, moved by keys, dragged and kept', async ({ playground, page }) => {
  await playground.openExample('apt-tools');
  await playground.waitUntilWeighed();
  const field = page.getByLabel(text.field, { exact: true });
  const line = page.getByRole('slider', { name: text.label });
  const result = page.getByRole('region', { name: messages.result });

  await field.fill('100 MB');
  await field.press('Enter');
  await expect(result.getByText(/over$/).first()).toBeVisible();
  await expect(line).toHaveAttribute('aria-valuetext', /^100\sMB, .+ over$/);

  await field.fill('nonsense');
  await field.press('Enter');
  await expect(field).toHaveAttribute('aria-invalid', 'true');
  await expect(line).toHaveAttribute('aria-valuenow', '100000000');

  await line.focus();
  await page.keyboard.press('ArrowRight');
  await expect(line).not.toHaveAttribute('aria-valuenow', '100000000');

  const moved = Number(await line.getAttribute('aria-valuenow'));
  const box = await line.boundingBox();
  const plot = await playground.layers.first().boundingBox();
  if (box === null || plot === null) throw new Error('not drawn');
  await line.locator('svg').hover();
  await page.mouse.down();
  await page.mouse.move(plot.x + plot.width * 0.75, box.y + 8, { steps: 4 });
  await page.mouse.up();
  await expect
    .poll(async () => Number(await line.getAttribute('aria-valuenow')))
    .toBeGreaterThan(moved);

  const set = await line.getAttribute('aria-valuenow');
  await page.reload();
  await expect(line).toHaveAttribute('aria-valuenow', set ?? '');
  await field.fill('5 GB');
  await field.press('Enter');
  await expect(result.getByText(/to spare$/).first()).toBeVisible();
});
