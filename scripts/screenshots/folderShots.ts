import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { messages } from '../../src/messages/messages.ts';
import type { PlaygroundPage } from '../../tests/e2e/PlaygroundPage.ts';
import { createRepository } from '../../tests/history/repository.ts';
import { dropFolder } from './dropFolder.ts';
import type { Shot } from './shots.ts';

/** More files than are read before the page draws itself. */
const FILES = 1200;
const FILE_BYTES = 180_000;

/** A large folder is dropped; the picture is of the moment in which the page says for the first time how far it is. */
async function read(playground: PlaygroundPage): Promise<void> {
  const { page } = playground;
  await playground.openExample('sentiment-api');
  await playground.waitUntilLightened();
  const folder = await mkdtemp(join(tmpdir(), 'plimsoll-folder-'));
  try {
    for (let index = 0; index < FILES; index += 1) {
      const path = join(folder, `sample-${index}.bin`);
      await writeFile(path, '');
      await truncate(path, FILE_BYTES);
    }
    // The page pauses while it reads so that it can draw; here a pause does not end by itself.
    await page.evaluate(() => {
      const real = window.setTimeout.bind(window);
      window.setTimeout = ((act: () => void, wait?: number) =>
        wait === undefined ? 0 : real(act, wait)) as typeof window.setTimeout;
    });
    await dropFolder(page, folder);
    const progress = page.getByRole('status').filter({ hasText: '500 files' });
    await progress.getByRole('button', { name: messages.folder.cancel }).waitFor();
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** A folder with a history is dropped, and the Dockerfile compared with an earlier commit. */
async function compareCommits(playground: PlaygroundPage): Promise<void> {
  const { page } = playground;
  await playground.openExample('apt-tools');
  await playground.waitUntilWeighed();
  const folder = await mkdtemp(join(tmpdir(), 'plimsoll-history-'));
  const install = 'RUN apt-get update && apt-get install -y';
  try {
    const repository = await createRepository(folder);
    const versions: readonly [string, string][] = [
      ['Run the linters in a container', `FROM debian:bookworm\n${install} git curl\n`],
      ['Compilers for the wheels', `FROM debian:bookworm\n${install} git curl build-essential\n`],
      ['A smaller base image', `FROM debian:bookworm-slim\n${install} git curl build-essential\n`],
      [
        'Without what is only recommended',
        `FROM debian:bookworm-slim\n${install} --no-install-recommends git curl\n`,
      ],
    ];
    for (const [message, Dockerfile] of versions) await repository.commit(message, { Dockerfile });
    await dropFolder(page, folder);
    await playground.notice.waitFor();
    await playground.openCompare();
    const dialog = page.getByRole('dialog', { name: messages.compare.title });
    await dialog.getByLabel(messages.compare.with).selectOption(messages.compare.commits.choose);
    await dialog
      .getByRole('listbox')
      .last()
      .getByText(/build-essential/)
      .waitFor();
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Packages of Debian, offered while an install command is written. */
async function complete(playground: PlaygroundPage): Promise<void> {
  await playground.openExample('apt-tools');
  await playground.waitUntilWeighed();
  await playground.typeInCodeEditor(
    'FROM debian:bookworm-slim\nRUN apt-get update && apt-get install',
  );
  await playground.page.keyboard.type(' -y pyth', { delay: 40 });
  await playground.page.getByRole('option', { name: /^python3,|^python3$/ }).waitFor();
}

const dresses = (id: string, enter: Shot['enter']): readonly Shot[] => [
  { id, enter, width: 1440, height: 900 },
  { id: `${id}-dark`, enter, width: 1440, height: 900, isDark: true },
  { id: `${id}-390`, enter, width: 390, height: 844 },
];

/** What a folder brings to the page, and what the code editor offers. */
export const FOLDER_SHOTS: readonly Shot[] = [
  ...dresses('folder-reading', read),
  ...dresses('commits', compareCommits),
  ...dresses('packages', complete).slice(0, 2),
];
