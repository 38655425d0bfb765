import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { messages } from '../../src/messages/messages.ts';
import { expect, test } from './playground.ts';

/** Files of a project and how many bytes they have. */
const PROJECT: Readonly<Record<string, string | number>> = {
  Dockerfile: 'FROM debian:bookworm-slim\nCOPY . /app\n',
  'requirements.txt': 'flask==3.0.0\n',
  '.dockerignore': 'data\n',
  'src/main.py': 2_000_000,
  'data/dump.bin': 7_000_000,
};

/** A page's part: a drop cannot be made by hand with a folder, with files it can. */
function dropFile({ name, content }: { name: string; content: string }): void {
  const dataTransfer = new DataTransfer();
  dataTransfer.items.add(new File([content], name, { type: 'text/plain' }));
  document.body.dispatchEvent(
    new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }),
  );
}

test.beforeEach(async ({ playground }) => {
  await playground.openExample('apt-tools');
  await playground.waitUntilWeighed();
});

test('a folder is read here, with its .dockerignore', async ({ playground, page }, info) => {
  const folder = info.outputPath('project');
  for (const [path, content] of Object.entries(PROJECT)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    const bytes = typeof content === 'number' ? Buffer.alloc(content) : content;
    await writeFile(join(folder, path), bytes);
  }
  await page.getByRole('tab', { name: messages.files.settings }).click();
  await page.getByLabel(messages.folder.pick).setInputFiles(folder);
  await expect(playground.notice).toContainText('5 files read, 9 MB in all');
  await expect(page.getByRole('tab', { name: 'requirements.txt' })).toBeVisible();
  // 2 MB of source; the 7 MB are named by .dockerignore.
  await expect(playground.layers.last()).toHaveAccessibleName(/COPY \. \/app\. 2\sMB/);
  await playground.notice.getByRole('button', { name: messages.notice.undo }).click();
  await expect(page.getByRole('tab', { name: 'requirements.txt' })).toHaveCount(0);
});

test('progress is shown, and reading can be stopped', async ({ playground, page }, info) => {
  const folder = info.outputPath('many');
  await mkdir(folder, { recursive: true });
  for (let index = 0; index < 1200; index += 1) await writeFile(join(folder, `f${index}`), '');
  // The page pauses while it reads so that it can draw; here a pause does not end by itself.
  await page.evaluate(() => {
    const real = window.setTimeout.bind(window);
    window.setTimeout = ((act: () => void, wait?: number) =>
      wait === undefined ? 0 : real(act, wait)) as typeof window.setTimeout;
  });
  await page.getByRole('tab', { name: messages.files.settings }).click();
  await page.getByLabel(messages.folder.pick).setInputFiles(folder);
  const progress = page.getByRole('status').filter({ hasText: '500 files' });
  await progress.getByRole('button', { name: messages.folder.cancel }).click();
  await expect(progress).toHaveCount(0);
  await expect(playground.layers.first()).toHaveAccessibleName(/debian:bookworm-slim/);
});

test('a dropped Dockerfile takes the place of the text', async ({ playground, page }) => {
  await page.evaluate(dropFile, { name: 'Dockerfile', content: 'FROM python:3.12-slim\n' });
  await expect(playground.notice).toContainText('Dockerfile');
  await expect(playground.layers).toHaveCount(1);
  await expect(playground.layers.first()).toHaveAccessibleName(/python:3\.12-slim/);
});

test('a dropped binary does no harm', async ({ playground, page }) => {
  await page.evaluate(dropFile, { name: 'Dockerfile', content: '\u0000\u0001ELF' });
  await playground.waitUntilWeighed();
  await expect(playground.layers.first()).toHaveAccessibleName(/debian:bookworm-slim/);
});
