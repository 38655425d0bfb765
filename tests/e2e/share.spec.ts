import { readFile } from 'node:fs/promises';
import AxeBuilder from '@axe-core/playwright';
import { decodeLink } from '../../src/share/decodeLink.ts';
import { encodeLink } from '../../src/share/encodeLink.ts';
import { shareMessages as text } from '../../src/playground/share/shareMessages.ts';
import { EXAMPLES } from '../../src/playground/examples/examples.ts';
import { expect, test } from './playground.ts';

const SHARED = {
  workspace: {
    dockerfile: 'FROM scratch\nCOPY data/ /data/\nRUN head -c 50000000 /dev/zero > /zeros\n',
    context: { 'data/': 70_000_000 },
  },
};
const HOSTILE: readonly string[] = [
  '#v1:',
  '#v1:AAAA',
  '#v1:<script>alert(1)</script>',
  '#v1:%00%ff',
  '#v9:abc',
  `#v1:${'A'.repeat(20_000)}`,
];

test('a link opens its workspace, and keeps what was typed before', async ({
  playground,
  page,
}) => {
  await playground.open();
  await playground.typeInCodeEditor('FROM debian:bookworm-slim\nWORKDIR /mine\n');
  await expect(playground.layers).toHaveCount(2);
  const stored = await page.evaluate(() => JSON.stringify(localStorage));
  await page.goto('about:blank');
  await playground.open(await encodeLink(SHARED));
  await expect(playground.announcement).toHaveText(/weighs 120\sMB/);
  expect(await page.evaluate(() => JSON.stringify(localStorage))).toBe(stored);
  await playground.typeInCodeEditor('FROM debian:bookworm-slim\n');
  await expect(playground.layers).toHaveCount(1);
  expect(new URL(page.url()).hash).toBe('');
  expect(await page.evaluate(() => JSON.stringify(localStorage))).toContain('WORKDIR /mine');
});

test('a link put into the address of the open page is opened', async ({ playground, page }) => {
  await playground.open();
  await playground.waitUntilWeighed();
  const link = await encodeLink(SHARED);
  await page.evaluate((hash) => (location.hash = hash), link);
  await expect(playground.announcement).toHaveText(/weighs 120\sMB/);
});

test('hostile links are answered by a sentence and a page that works', async ({
  playground,
  page,
}) => {
  await playground.open();
  await playground.waitUntilWeighed();
  for (const link of HOSTILE) {
    await page.evaluate((hash) => (location.hash = hash), link);
    await expect(page.getByText(/^This link .* What you had is still here\.$/)).toBeVisible();
    await page.getByRole('button', { name: 'Dismiss' }).click();
  }
  await page.goto('about:blank');
  await playground.open(HOSTILE[1]);
  await expect(page.getByText(/This link is damaged/)).toBeVisible();
  await playground.waitUntilWeighed();
  await expect(playground.layers).not.toHaveCount(0);
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
  await playground.open(await encodeLink(SHARED));
  await playground.waitUntilWeighed();
  await page.getByRole('button', { name: text.open }).click();
  const begins: Readonly<Record<keyof typeof text.formats, RegExp>> = {
    markdown: /^\*\*Image 120 MB\*\*/,
    csv: /^line,end_line,/,
    json: /^\{\n {2}"version": 1/,
    sarif: /^\{\n {2}"\$schema"/,
    svg: /^<svg /,
    png: /^\ufffdPNG/,
    badge: /^<svg [^]*120 MB/,
  };
  for (const [format, begin] of Object.entries(begins)) {
    const name = Object.entries(text.formats).find(([known]) => known === format)?.[1] ?? '';
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name, exact: true }).click(),
    ]);
    expect(await readFile(await download.path(), 'utf8')).toMatch(begin);
  }
});

test('?theme= and ?view= hold for the visit and are not kept', async ({ playground, page }) => {
  await playground.open('?theme=dark&view=table');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await expect(page.getByRole('table').first()).toBeVisible();
  await playground.open();
  await expect(page.locator('html')).not.toHaveAttribute('data-theme');
});
