import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright/test';
import { messages } from '../../src/messages/messages.ts';
import { unifiedDiff } from '../../src/cli/unifiedDiff.ts';
import { aptTools } from '../../src/playground/examples/otherStacks.ts';
import { createRepository } from '../history/repository.ts';
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

/** Escape closes it once it is there. */
async function closeDialog(page: Page): Promise<void> {
  const dialog = page.getByRole('dialog', { name: text.title });
  await dialog.waitFor();
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'hidden' });
}

test('an earlier commit, from the .git of a folder', async ({ playground, page }, info) => {
  await closeDialog(page);
  const repository = await createRepository(info.outputPath('project'));
  await repository.commit('Begin with all of Debian', { Dockerfile: 'FROM debian:bookworm\n' });
  await repository.commit('Take the slim image', { Dockerfile: 'FROM debian:bookworm-slim\n' });
  await repository.pack();
  await page.getByRole('tab', { name: messages.files.settings }).click();
  await page.getByLabel(messages.folder.pick).setInputFiles(repository.folder);
  await expect(playground.layers).toHaveCount(1);
  await page.getByRole('button', { name: text.button, exact: true }).click();
  const dialog = page.getByRole('dialog', { name: text.title });
  await dialog.getByLabel(text.with).selectOption({ label: text.commits.choose });
  const commits = dialog.getByRole('radio');
  await expect(commits).toHaveCount(2);
  // The newest is what stands on the page: the one before is what it is compared with.
  await expect(dialog.getByRole('radio', { name: /Begin with all/ })).toBeChecked();
  await expect(dialog.getByRole('listbox').last()).toContainText('debian:bookworm');
  await dialog.getByRole('radio', { name: /Take the slim/ }).check();
  await expect(dialog.getByRole('listbox').last()).toContainText('debian:bookworm-slim');
});

test('a damaged .git is told so', async ({ playground, page }, info) => {
  await closeDialog(page);
  const repository = await createRepository(info.outputPath('damaged'));
  await repository.commit('Begin', { Dockerfile: 'FROM debian:bookworm\n' });
  await writeFile(join(repository.folder, '.git/refs/heads/main'), `${'0'.repeat(39)}1\n`);
  await page.getByRole('tab', { name: messages.files.settings }).click();
  await page.getByLabel(messages.folder.pick).setInputFiles(repository.folder);
  await expect(playground.layers).toHaveCount(1);
  await page.getByRole('button', { name: text.button, exact: true }).click();
  const dialog = page.getByRole('dialog', { name: text.title });
  await dialog.getByLabel(text.with).selectOption({ label: text.commits.choose });
  await expect(dialog.getByRole('alert')).toContainText('cannot be read here');
});
