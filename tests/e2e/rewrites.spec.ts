import { readFile } from 'node:fs/promises';
import { messages } from '../../src/messages/messages.ts';
import { expect, test } from './playground.ts';

const text = messages.suggestions;

test.beforeEach(async ({ playground }) => {
  await playground.openExample('sentiment-api');
  await playground.waitUntilLightened();
});

test('ticked, applied and undone', async ({ playground, page }) => {
  const before = await playground.announcement.innerText();
  await playground.suggestions.getByRole('checkbox', { checked: false }).first().check();
  await expect(playground.announcement).not.toHaveText(before);
  await expect(playground.announcement).toContainText('it would weigh');
  const weight = /would weigh (\S+\s\w+)/.exec(await playground.announcement.innerText())?.[1];

  await playground.suggestions.getByRole('button', { name: /^Apply \d+ changes$/ }).click();
  await expect(playground.announcement).toContainText(`The image weighs ${weight}`);
  await playground.notice.getByRole('button', { name: messages.notice.undo }).click();
  await expect(playground.announcement).toContainText(before.slice(0, before.indexOf(' in ')));
  await expect(page.getByRole('button', { name: messages.history.undo })).toBeEnabled();
});

test('the change is shown in place, and its lines in the text', async ({ playground }) => {
  const card = playground.suggestions.getByRole('listitem').first();
  await card.getByRole('button', { name: text.showChange }).click();
  await expect(card.getByRole('region', { name: messages.diff.label })).toContainText(
    messages.diff.added,
  );
  await card.getByRole('button', { name: text.hideChange }).click();
  await expect(card.getByRole('region')).toHaveCount(0);
});

test('the lighter file, side by side: copied and downloaded', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const opener = page.getByRole('button', { name: text.see });
  await opener.click();
  const dialog = page.getByRole('dialog', { name: messages.diff.title });
  await dialog.getByRole('button', { name: messages.diff.copy }).click();
  await expect(dialog.getByRole('button', { name: messages.diff.copied })).toBeVisible();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toMatch(/^FROM /m);

  const downloading = page.waitForEvent('download');
  await dialog.getByRole('button', { name: messages.diff.download }).click();
  const download = await downloading;
  expect(download.suggestedFilename()).toBe('Dockerfile');
  expect(await readFile(await download.path(), 'utf8')).toBe(copied);

  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await expect(opener).toBeFocused();
});
