import { offlineMessages as text } from '../../src/messages/offlineMessages.ts';
import { shareMessages } from '../../src/messages/shareMessages.ts';
import { expect, test as base } from 'playwright/test';
import { PlaygroundPage } from './PlaygroundPage.ts';
import { startStaticServer, type StaticServer } from './staticServer.ts';

const BUILD = process.env['PLIMSOLL_E2E_BUILD'] ?? 'dist';

const test = base.extend<{ host: StaticServer; playground: PlaygroundPage }>({
  host: async ({}, use) => {
    const host = await startStaticServer({ root: BUILD, base: '/some/folder/' });
    await use(host);
    await host.close();
  },
  playground: async ({ page, host }, use) => {
    const playground = new PlaygroundPage(page, new URL(host.address).origin);
    await use(playground);
    expect(playground.faults).toEqual([]);
  },
});
test.use({ serviceWorkers: 'allow' });

/** There the plain editor serves, which is the faster one. */
const NARROW = { width: 390, height: 844 };
const TYPED = 'FROM debian:bookworm-slim\nWORKDIR /in/the/middle\n';

/** The first visit: over when all is kept that it has used. */
async function visit(playground: PlaygroundPage, address: string): Promise<void> {
  await playground.page.goto(address);
  await playground.waitUntilWeighed();
  await playground.page.getByRole('button', { name: shareMessages.open }).click();
  await expect(playground.page.getByText(text.ready)).toBeVisible();
  await playground.page.keyboard.press('Escape');
}

test('after one visit the page opens and weighs without a network', async ({
  playground,
  page,
  host,
}) => {
  await visit(playground, `${host.address}?example=layered-uv-service`);
  await playground.waitForCodeEditor();
  const weight = await playground.weight();
  await expect.poll(() => keptNames(page)).toContain('createCodeEditor');
  await host.close();

  await page.reload();
  await playground.waitUntilWeighed();
  expect(await playground.weight()).toBe(weight);
  await playground.waitForCodeEditor();
  // Another address of the same page, and another text.
  await page.goto(`${host.address}?theme=dark&example=layered-uv-service&utm_source=here`);
  await playground.waitUntilWeighed();
  await playground.typeInCodeEditor(
    'FROM debian:bookworm-slim\nRUN head -c 9000000 /dev/zero > /z\n',
  );
  await expect(playground.layers).toHaveCount(2);
  await expect(playground.announcement).toHaveText(/weighs [\d.]+\sMB/);
});

test('everything is made available offline when asked for, with its size and how far it is', async ({
  playground,
  page,
  host,
}) => {
  await page.setViewportSize(NARROW);
  await visit(playground, `${host.address}?example=copied-user-install`);
  await page.getByRole('button', { name: shareMessages.open }).click();
  const button = page.getByRole('button', {
    name: /^Make everything available offline \([\d.]+ MB\)$/,
  });
  await button.click();
  await expect(page.getByText(/^Everything is available offline: [\d.]+ MB/)).toBeVisible();
  await page.getByRole('button', { name: text.keepLess }).click();
  await expect(button).toBeVisible();
  await button.click();
  await expect(page.getByText(/^Everything is available offline: [\d.]+ MB/)).toBeVisible();
  await page.keyboard.press('Escape');
  await host.close();
  await page.reload();
  await playground.waitUntilWeighed();
  // Of a slice that no visit has used: a fault is recorded when it is not there.
  await playground.showFiles();
  await playground.editor.fill('FROM alpine:3.20\nRUN apk add --no-cache ffmpeg\n');
  await playground.showWeight();
  await expect(playground.layers).toHaveCount(2);
  await playground.waitUntilWeighed();
});

test('a newer build is offered, and comes when it is taken', async ({ playground, page, host }) => {
  await page.setViewportSize(NARROW);
  await visit(playground, `${host.address}?example=copied-user-install`);
  await host.replace('index.html', (html) => html.replace('<title>', '<title>Newer '));
  await host.replace('sw.js', (script) =>
    script.replace(/("?url"?:"index.html",revision:")[0-9a-f]+/, '$1newer'),
  );
  await page.reload();
  await playground.waitUntilWeighed();
  await expect(page.getByText(text.update)).toBeVisible();
  await playground.showFiles();
  await playground.editor.fill(TYPED);
  await playground.showWeight();
  await expect(playground.layers).toHaveCount(2);
  await expect(page).not.toHaveTitle(/^Newer/);

  await page.getByRole('button', { name: text.takeOver }).click();
  await expect(page).toHaveTitle(/^Newer/);
  await playground.waitUntilWeighed();
  await playground.showFiles();
  await expect(playground.editor).toHaveValue(TYPED);
  await expect(page.getByText(text.update)).toHaveCount(0);
});

test('the embed registers no service worker', async ({ page, host }) => {
  await page.goto(`${host.address}embed.html#v1:broken`);
  await expect(page.getByRole('alert')).toBeVisible();
  const registrations = () =>
    page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length);
  expect(await registrations()).toBe(0);
  expect(host.asked).not.toContain('sw.js');
});

/** Names of the files kept on use, without what changes from build to build. */
async function keptNames(page: PlaygroundPage['page']): Promise<string> {
  return await page.evaluate(async () => {
    const cache = await caches.open('plimsoll-on-use');
    return (await cache.keys()).map(({ url }) => url).join(' ');
  });
}
