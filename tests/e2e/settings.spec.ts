import { messages } from '../../src/messages/messages.ts';
import { expect, test } from './playground.ts';

const text = messages.settings;

const STAGES = `ARG BASE=scratch
FROM $BASE AS small
RUN head -c 1000000 /dev/zero > /a
FROM small AS large
RUN head -c 50000000 /dev/zero > /b`;

test('base image, target stage, build arguments, date and platform change what is weighed', async ({
  playground,
  page,
}) => {
  await playground.openExample('bert-slim');
  await playground.waitUntilWeighed();
  await playground.typeInCodeEditor(STAGES);
  await expect(playground.announcement).toContainText('51 MB');
  await page.getByRole('tab', { name: messages.files.settings }).click();

  await page.getByRole('combobox', { name: text.target }).selectOption('small');
  await expect(playground.announcement).toContainText('1 MB');

  await page.getByRole('textbox', { name: text.argName }).fill('BASE');
  await page
    .getByRole('textbox', { name: text.argValue, exact: true })
    .fill('debian:bookworm-slim');
  await page.getByRole('textbox', { name: text.argValue, exact: true }).press('Enter');
  await expect(playground.layers.first()).toContainText('debian:bookworm-slim');

  await page.getByRole('combobox', { name: text.base }).fill('alpine:3.20');
  await page.getByRole('combobox', { name: text.base }).press('Enter');
  await expect(playground.layers.first()).toContainText('alpine:3.20');

  const weight = await playground.announcement.innerText();
  await page
    .getByRole('combobox', { name: messages.header.platform })
    .first()
    .selectOption('linux/arm64');
  await expect(playground.announcement).not.toHaveText(weight);

  await page.getByLabel(text.asOf).fill('2024-06');
  await page.getByLabel(text.asOf).blur();
  await page.getByRole('tab', { name: 'Dockerfile' }).click();
  await page.reload();
  await page.getByRole('tab', { name: messages.files.settings }).click();
  await expect(page.getByLabel(text.asOf)).toHaveValue('2024-06');
  await expect(page.getByRole('combobox', { name: text.target })).toHaveValue('small');
});
