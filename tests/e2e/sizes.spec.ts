import { openCatalog } from '../../scripts/accuracy/openCatalog.ts';
import { weigh } from '../../src/catalog/weigh.ts';
import { messages } from '../../src/messages/messages.ts';
import { aptTools } from '../../src/playground/examples/otherStacks.ts';
import { splitBytes } from '../../src/share/formatBytes.ts';
import { expect, test } from './playground.ts';

const { label, meanings } = messages.sizes;

test('three meanings of size, each in words', async ({ playground, page }) => {
  const { image } = await weigh(aptTools.workspace, openCatalog());
  await playground.openExample(aptTools.id);
  await playground.waitUntilWeighed();
  for (const [meaning, bytes] of [
    ['download', image.compressedBytes],
    ['docker', image.diskUsageBytes],
    ['disk', image.bytes],
  ] as const) {
    await playground.choose(label, meanings[meaning].text);
    const { figure, unit } = splitBytes(bytes);
    await expect(playground.announcement).toContainText(`weighs ${figure}\u00a0${unit} in`);
    await expect(page.getByText(meanings[meaning].help)).toBeVisible();
  }
});

test('a typed answer tightens the estimate', async ({ playground, page }) => {
  await playground.openExample('node-service');
  await playground.waitUntilWeighed();
  const questions = page.getByRole('form').or(page.locator('form')).filter({ hasText: 'dist' });
  const field = questions.getByRole('textbox');
  await field.fill('many');
  await field.press('Enter');
  await expect(questions.getByText(messages.questions.badSize)).toBeVisible();
  const before = await playground.announcement.innerText();
  await field.fill('80 MB');
  await field.press('Enter');
  await expect(playground.notice).toContainText('80\u00a0MB');
  await expect(playground.announcement).not.toHaveText(before);
  await expect(questions).toHaveCount(0);
  // Where it can be corrected.
  await page.getByRole('tab', { name: messages.files.settings }).click();
  await expect(page.getByRole('heading', { name: messages.settings.answersTitle })).toBeVisible();
  await playground.notice.getByRole('button', { name: messages.notice.undo }).click();
  await expect(playground.announcement).toHaveText(before);
});
