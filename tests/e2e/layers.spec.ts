import { messages } from '../../src/messages/messages.ts';
import { expect, test } from './playground.ts';

const { detail, waterfall } = messages;

test.beforeEach(async ({ playground }) => {
  await playground.openExample('sentiment-api');
  await playground.waitUntilWeighed();
});

test('a bar and its line select each other', async ({ playground, page }) => {
  const [copy, install] = [
    playground.layers.filter({ hasText: 'COPY . .' }),
    playground.layers.filter({ hasText: 'pip install torch' }),
  ];
  await expect(install).toHaveAttribute('aria-selected', 'true');
  await copy.click();
  await expect(copy).toHaveAttribute('aria-selected', 'true');
  const inside = page.getByRole('region', { name: detail.title });
  await expect(inside).toContainText('models/');

  // From the text to the bar; the editor's own lines carry no roles.
  await playground.waitForCodeEditor();
  await playground.editorText.getByText('transformers').first().click();
  await expect(install).toHaveAttribute('aria-selected', 'true');
  await expect(inside).toContainText('nvidia-cudnn');
});

test('inside a layer: who brought it, why, and how that is known', async ({ playground, page }) => {
  await playground.layers.filter({ hasText: 'pip install torch' }).dblclick();
  await expect(page.getByRole('heading', { name: waterfall.titles.inside })).toBeVisible();
  const table = page.getByRole('table', { name: detail.caption });
  await expect(table.getByRole('row').nth(1)).toContainText('pip');
  await expect(table).toContainText(detail.hereBecause);
  await table.getByRole('button', { name: detail.sort(detail.part) }).click();
  await expect(table.getByRole('columnheader', { name: detail.part })).toHaveAttribute(
    'aria-sort',
    'ascending',
  );
  await page.getByRole('button', { name: /^Show all \d+ parts$/ }).click();
  await expect(table.getByRole('row').nth(30)).toBeVisible();
  await playground.choose(detail.cut, detail.cuts.files);
  await expect(table).toContainText(messages.fileClasses.cache);
});

test('the chart as a table, before and after', async ({ playground, page }) => {
  await playground.waitUntilLightened();
  await playground.choose(waterfall.shape, waterfall.shapes.table);
  const table = page.getByRole('table', { name: waterfall.caption });
  await expect(table.getByRole('rowheader', { name: waterfall.before })).toBeVisible();
  await expect(table.getByRole('rowheader', { name: waterfall.after })).toBeVisible();
  await playground.choose(waterfall.shape, waterfall.shapes.savings);
  await expect(page.getByRole('list', { name: messages.savings.list })).toContainText('−');
});
