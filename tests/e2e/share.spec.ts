import { readFile } from 'node:fs/promises';
import AxeBuilder from '@axe-core/playwright';
import { decodeLink } from '../../src/share/decodeLink.ts';
import { encodeLink } from '../../src/share/encodeLink.ts';
import { messages } from '../../src/messages/messages.ts';
import { shareMessages as text } from '../../src/messages/shareMessages.ts';
import { EXAMPLES } from '../../src/playground/examples/examples.ts';
import { expect, test } from './playground.ts';

/** Pictures that `?view=` may name: src/playground/state/chartState.svelte.ts. */
const CHARTS = ['layers', 'savings', 'inside', 'table'] as const;

const SHARED = {
  workspace: {
    dockerfile: 'FROM scratch\nCOPY data/ /data/\nRUN head -c 50000000 /dev/zero > /zeros\n',
    context: { 'data/': 70_000_000 },
  },
};
/** With a saving that nobody has to think about. */
const LIGHTENED = {
  workspace: { dockerfile: 'FROM python:3.12-slim\nRUN pip install numpy==2.2.0\n' },
};

test('a link opens its workspace, and keeps what was typed before', async ({
  playground,
  page,
}) => {
  await playground.open();
  await playground.typeInCodeEditor('FROM debian:bookworm-slim\nWORKDIR /mine\n');
  await expect(playground.layers).toHaveCount(2);
  const storage = () => page.evaluate(() => JSON.stringify(localStorage));
  await expect.poll(storage).toContain('WORKDIR /mine');
  const stored = await storage();
  await page.goto('about:blank');
  await playground.open(await encodeLink(SHARED));
  await expect(playground.announcement).toHaveText(/weighs 120\sMB/);
  expect(await storage()).toBe(stored);
  await playground.typeInCodeEditor('FROM debian:bookworm-slim\n');
  await expect(playground.layers).toHaveCount(1);
  expect(new URL(page.url()).hash).toBe('');
  expect(await storage()).toContain('WORKDIR /mine');
});

test('a link put into the address of the open page is opened', async ({ playground, page }) => {
  await playground.open();
  await playground.waitUntilWeighed();
  const link = await encodeLink(SHARED);
  await page.evaluate((hash) => (location.hash = hash), link);
  await expect(playground.announcement).toHaveText(/weighs 120\sMB/);
});

test('the dialog gives a link that round-trips, and stores nothing', async ({
  playground,
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const [example] = EXAMPLES;
  await playground.openExample(example.id);
  await playground.waitUntilWeighed();
  const before = await page.evaluate(() => [JSON.stringify(localStorage), location.href]);
  await page.getByRole('button', { name: text.open }).click();
  const dialog = page.getByRole('dialog', { name: text.title });
  const copied = () => page.evaluate(() => navigator.clipboard.readText());
  await dialog.getByRole('button', { name: text.copyLink, exact: true }).click();
  const link = await copied();
  await expect(dialog.getByText(/^[\d,]+ characters$/)).toHaveText(text.length(link.length));
  const decoded = await decodeLink(new URL(link).hash);
  expect(decoded.kind === 'link' && decoded.shared.workspace).toEqual(example.workspace);
  await dialog.getByRole('button', { name: text.copyMarkdown, exact: true }).click();
  expect(await copied()).toMatch(/^\[This image weighs [\d.]+ \wB\]\(http.*#v1:[\w-]+\)$/);
  await dialog.getByRole('button', { name: text.copyCode }).click();
  expect(await copied()).toMatch(/^```dockerfile\nFROM [^]*\n```\n\n\| Line [^]*\*\*Image\*\*/);
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  expect(await page.evaluate(() => [JSON.stringify(localStorage), location.href])).toEqual(before);
});

for (const [width, theme] of [
  [1440, 'light'],
  [390, 'dark'],
] as const) {
  test(`axe finds nothing in the dialog: ${theme}, ${width} px`, async ({ playground, page }) => {
    await page.setViewportSize({ width, height: 900 });
    await playground.open(`?theme=${theme}${await encodeLink(SHARED)}`);
    await playground.waitUntilWeighed();
    await page.getByRole('button', { name: text.open }).click();
    await expect(page.getByRole('button', { name: text.formats.csv })).toBeEnabled();
    const { violations } = await new AxeBuilder({ page }).include('dialog').analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)).toEqual([]);
  });
}

test('every file can be saved', async ({ playground, page }) => {
  await playground.open(await encodeLink(LIGHTENED));
  await playground.waitUntilWeighed();
  await page.getByRole('button', { name: text.open }).click();
  const begins: Readonly<Record<keyof typeof text.formats, RegExp>> = {
    // First, because it waits for what could be lighter, which the badge shows too.
    zip: /^PK\x03\x04[^]*Dockerfile[^]*--no-cache-dir/,
    markdown: /^\*\*Image \d+ MB\*\*/,
    csv: /^line,end_line,/,
    json: /^\{\n {2}"version": 1/,
    sarif: /^\{\n {2}"\$schema"/,
    svg: /^<svg /,
    png: /^\ufffdPNG/,
    badge: /^<svg [^]*\d+ MB, \d+ % lighter possible/,
  };
  const saved = new Map<string, Buffer>();
  for (const [format, begin] of Object.entries(begins)) {
    const name = Object.entries(text.formats).find(([known]) => known === format)?.[1] ?? '';
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name, exact: true }).click(),
    ]);
    const content = await readFile(await download.path());
    expect(content.toString()).toMatch(begin);
    saved.set(format, content);
  }
  // The picture has twice the pixels of the drawing that it was made of (PNG, section 11.2.1: the width is at byte 16).
  const drawn = /^<svg [^>]*width="(\d+)"/.exec(String(saved.get('svg')))?.[1];
  expect(saved.get('png')?.readUInt32BE(16)).toBe(2 * Number(drawn));
});

test('?theme= and ?view= hold for the visit and are not kept', async ({ playground, page }) => {
  await playground.open('?theme=dark&view=table');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await expect(page.getByRole('table').first()).toBeVisible();
  await playground.open();
  await expect(page.locator('html')).not.toHaveAttribute('data-theme');
});

test('?view= shows each picture and each pane first, and ?example= gives way to a link', async ({
  playground,
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const link = await encodeLink(SHARED);
  for (const view of CHARTS) {
    await page.goto('about:blank');
    await playground.open(`?example=bert-slim&view=${view}${link}`);
    await expect(playground.announcement).toHaveText(/weighs 120\sMB/);
    await expect(page.getByRole('radio', { name: messages.waterfall.shapes[view] })).toBeChecked();
  }
  await page.goto('about:blank');
  await playground.open(`?view=files${link}`);
  await expect(playground.editor).toHaveValue(SHARED.workspace.dockerfile);
  await expect(playground.editor).toBeVisible();
});
