import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, type Page } from 'playwright/test';
import { headersOf, readStaticHeaders } from '../../scripts/staticHeaders.ts';
import { embedMessages } from '../../src/messages/embedMessages.ts';
import { shareMessages } from '../../src/messages/shareMessages.ts';
import { encodeLink } from '../../src/share/encodeLink.ts';
import { PlaygroundPage } from './PlaygroundPage.ts';
import { startStaticServer, type StaticServer } from './staticServer.ts';

const BASE = '/some/folder/';
const folder = mkdtempSync(join(tmpdir(), 'plimsoll-hosting-'));
const build = join(folder, 'build');
const docs = join(folder, 'docs');
mkdirSync(docs);

test.beforeAll(() => {
  test.setTimeout(180_000);
  execFileSync('npx', ['vite', 'build', '--base', BASE, '--outDir', build], { stdio: 'pipe' });
});
test.afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A page of another origin around an embed. */
async function openInFrame(page: Page, address: string, sandbox: string): Promise<StaticServer> {
  const host = await startStaticServer({ root: docs });
  writeFileSync(
    join(docs, 'index.html'),
    `<!doctype html><link rel="icon" href="data:,"><iframe src="${address}" ${sandbox} width="900" height="500"></iframe>`,
  );
  await page.goto(host.address);
  return host;
}

test('built for a folder, it works there with the headers of a static host', async ({ page }) => {
  const rules = readStaticHeaders(readFileSync('public/_headers', 'utf8'));
  const server = await startStaticServer({
    root: build,
    base: BASE,
    headers: (path) => headersOf(rules, path),
  });
  const playground = new PlaygroundPage(page, new URL(server.address).origin);
  await page.goto(`${server.address}?example=layered-uv-service`);
  await playground.waitUntilWeighed();
  await playground.waitForCodeEditor();
  const weight = await playground.weight();

  await page.getByRole('button', { name: shareMessages.open }).click();
  const link = page.getByRole('textbox', { name: shareMessages.link });
  await expect(link).toHaveValue(/#v1:/);
  const address = await link.inputValue();
  expect(address.startsWith(`${server.address}#v1:`)).toBe(true);
  await page.goto('about:blank');
  await page.goto(address);
  await playground.waitUntilWeighed();
  expect(await playground.weight()).toBe(weight);
  expect(playground.faults).toEqual([]);

  const embed = address.replace('#', 'embed.html#');
  const host = await openInFrame(page, embed, 'sandbox="allow-scripts"');
  await expect(page.frameLocator('iframe').getByRole('link')).toHaveAttribute('href', address);
  await expect(page.frameLocator('iframe').getByRole('listitem').first()).toBeVisible();
  await host.close();
  await server.close();
});

test('a host that sends no headers shows embeds too, but says why not in a sandbox', async ({
  page,
}) => {
  const server = await startStaticServer({ root: build, base: BASE });

  const dockerfile = 'FROM scratch\nRUN head -c 50000000 /dev/zero > /zeros\n';
  const embed = `${server.address}embed.html${await encodeLink({ workspace: { dockerfile } })}`;
  const plain = await openInFrame(page, embed, '');
  const frame = page.frameLocator('iframe');
  await expect(frame.getByRole('list', { name: embedMessages.caption })).toContainText('50 MB');
  await plain.close();
  const sandboxed = await openInFrame(page, embed, 'sandbox="allow-scripts"');
  await expect(frame.getByText(/Access-Control-Allow-Origin/)).toBeVisible();
  await sandboxed.close();
  await server.close();
});
