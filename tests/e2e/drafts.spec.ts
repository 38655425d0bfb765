import { messages } from '../../src/messages/messages.ts';
import { expect, test } from './playground.ts';

const DOCKERFILE = 'FROM debian:bookworm-slim\nCOPY . /srv\n';

test('texts, files and sizes are there after a reload, and one can go back to them', async ({
  playground,
  page,
}) => {
  await playground.open();
  await playground.typeInCodeEditor(DOCKERFILE);
  await page.getByRole('tab', { name: messages.files.settings }).click();
  await page.getByLabel(messages.settings.path, { exact: true }).fill('assets/');
  const size = page.getByLabel(messages.settings.size, { exact: true });
  await size.fill('42 MB');
  await size.press('Enter');
  // The example's own 620 MB went with its text.
  await expect(playground.layers.last()).toHaveAccessibleName(/COPY \. \/srv\. 42\sMB/);

  await page.reload();
  await expect(playground.layers).toHaveCount(2);
  await expect(playground.layers.last()).toHaveAccessibleName(/\. 42\sMB/);

  const menu = page.getByRole('group', { name: messages.header.examples });
  const opener = page.getByRole('banner').getByRole('button').first();
  await opener.click();
  await menu.getByRole('button', { name: messages.header.empty }).click();
  await expect(page.getByRole('heading', { name: messages.empty.title })).toBeVisible();
  await expect(playground.layers).toHaveCount(0);

  await opener.click();
  await menu.getByRole('button', { name: /debian:bookworm-slim · 3 lines/ }).click();
  await expect(playground.layers).toHaveCount(2);
});
