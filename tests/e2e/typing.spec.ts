import { expect, test } from './playground.ts';

const START = 'FROM debian:bookworm-slim\n';

test('typing a line changes the total without a reload', async ({ playground, page }) => {
  await playground.open();
  await playground.typeInCodeEditor(START);
  await expect(playground.layers).toHaveCount(1);
  const before = await playground.announcement.innerText();
  await page.evaluate(() => {
    document.documentElement.dataset['loaded'] = 'once';
  });
  await page.keyboard.type('RUN head -c 50000000 /dev/zero > /zeros');
  await expect(playground.layers).toHaveCount(2);
  await expect(playground.announcement).not.toHaveText(before);
  await expect(page.locator('html')).toHaveAttribute('data-loaded', 'once');
});

test('the text survives a reload', async ({ playground, page }) => {
  await playground.open();
  await playground.typeInCodeEditor(`${START}WORKDIR /kept`);
  await expect(playground.layers).toHaveCount(2);
  await page.reload();
  await expect(playground.layers).toHaveCount(2);
  await expect(playground.editorText).toContainText('WORKDIR /kept');
});
