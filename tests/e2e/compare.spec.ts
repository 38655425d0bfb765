import { messages } from '../../src/messages/messages.ts';
import { unifiedDiff } from '../../src/cli/unifiedDiff.ts';
import { aptTools } from '../../src/playground/examples/otherStacks.ts';
import { expect, test } from './playground.ts';

const text = messages.compare;

test.beforeEach(async ({ playground, page }) => {
  await playground.openExample(aptTools.id);
  await playground.waitUntilWeighed();
  await page.getByRole('button', { name: text.button, exact: true }).click();
});

test('two Dockerfiles side by side, and the other one opened', async ({ playground, page }) => {
  const dialog = page.getByRole('dialog', { name: text.title });
  await dialog.getByLabel(text.with).selectOption({ label: 'Node service, two stages' });
  await expect(dialog.getByRole('listbox')).toHaveCount(2);
  await expect(dialog.getByRole('listbox').last()).toContainText('node:22-slim');
  await dialog.getByText(text.texts).click();
  await expect(dialog.getByRole('region', { name: messages.diff.label }).first()).toBeVisible();
  await dialog.getByRole('button', { name: text.open }).click();
  await expect(playground.layers.first()).toHaveAccessibleName(/node:22-slim/);
});

test('an older version, from what git diff prints', async ({ page }) => {
  const dialog = page.getByRole('dialog', { name: text.title });
  await dialog.getByLabel(text.with).selectOption({ label: text.paste });
  const older = aptTools.workspace.dockerfile.replace('bookworm-slim', 'bookworm');
  const field = dialog.getByRole('textbox', { name: text.pasted });
  await field.fill(unifiedDiff('Dockerfile', older, aptTools.workspace.dockerfile));
  await expect(dialog.getByRole('listbox', { name: text.versions.before })).toContainText(
    'debian:bookworm',
  );
  await field.fill(unifiedDiff('Dockerfile', 'FROM a\n', 'FROM b\n'));
  await expect(dialog.getByRole('alert')).toHaveText(text.versions.unfit);
});
