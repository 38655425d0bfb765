import { messages } from '../../src/messages/messages.ts';
import { expect, test } from './playground.ts';

test('times of push and pull follow the bandwidth, which is kept on this device', async ({
  playground,
  page,
}) => {
  const field = page.getByRole('combobox', { name: messages.transfer.label, exact: true });
  const times = page.getByText(/^push .*, pull .*/).first();
  await playground.open();
  await playground.waitUntilWeighed();
  await expect(field).toHaveValue('100 Mbit/s');
  const before = await times.innerText();
  await field.fill('1');
  await field.press('Enter');
  await expect(field).toHaveValue('1 Mbit/s');
  await expect(times).not.toHaveText(before);
  await expect(times).toContainText(' h');
  await page.reload();
  await expect(field).toHaveValue('1 Mbit/s');

  await field.fill('fast');
  await field.press('Enter');
  await expect(page.getByText(messages.transfer.wrong)).toBeVisible();
});
