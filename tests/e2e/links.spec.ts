import { build } from 'esbuild';
import fc from 'fast-check';
import { embedMessages } from '../../src/messages/embedMessages.ts';
import { EXAMPLES } from '../../src/playground/examples/examples.ts';
import { decodeLink } from '../../src/share/decodeLink.ts';
import { encodeLink } from '../../src/share/encodeLink.ts';
import type { Shared } from '../../src/share/shared.ts';
import { arbitraryShared } from '../share/fixtures/arbitraryShared.ts';
import { GOLDEN_LINKS } from '../share/fixtures/goldenLinks.ts';
import { HOSTILE_LINKS } from './fixtures/hostileLinks.ts';
import { expect, test } from './hostPage.ts';
import { PlaygroundPage } from './PlaygroundPage.ts';

/** The seed of the workspaces, so that a failure can be met again. */
const SEED = 20261121;

test('every example and 500 random workspaces come back from a link made in the browser', async ({
  host,
  page,
}) => {
  const { outputFiles } = await build({
    stdin: {
      contents:
        "export * from './src/share/encodeLink.ts'; export * from './src/share/decodeLink.ts';",
      resolveDir: '.',
    },
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'links',
    // The text stands in a page: nothing in it may end the script.
    minify: true,
    charset: 'ascii',
  });
  await host.open(`<script>${outputFiles[0]?.text ?? ''}</script>`);
  const given: readonly Shared[] = [
    ...EXAMPLES.map(({ workspace }) => ({ workspace })),
    ...fc.sample(arbitraryShared, { numRuns: 500, seed: SEED }),
  ];
  // As text: halves of surrogate pairs survive no other way between programs.
  const [made, decoded] = await page.evaluate(async (json) => {
    const { encodeLink: encode, decodeLink: decode } = links;
    const fragments = await Promise.all((JSON.parse(json) as Shared[]).map((one) => encode(one)));
    return [fragments, JSON.stringify(await Promise.all(fragments.map(decode)))] as const;
  }, JSON.stringify(given));
  const expected = given.map((shared) => ({ kind: 'link', shared }));
  expect(made).toHaveLength(EXAMPLES.length + 500);
  expect(JSON.parse(decoded)).toEqual(expected);
  // What one program packs the other unpacks.
  expect(await Promise.all(made.map(decodeLink))).toEqual(expected);

  const golden = await page.evaluate(
    async (fragments) => JSON.stringify(await Promise.all(fragments.map(links.decodeLink))),
    GOLDEN_LINKS.map(([, fragment]) => fragment),
  );
  expect(JSON.parse(golden)).toEqual(
    GOLDEN_LINKS.map(([, , shared]) => ({ kind: 'link', shared })),
  );
});

test('the page answers hostile links by a sentence, and works on', async ({ page, baseURL }) => {
  const playground = new PlaygroundPage(page, new URL(baseURL ?? '').origin);
  await playground.open(
    await encodeLink({ workspace: { dockerfile: 'FROM scratch\nCOPY x /x\n' } }),
  );
  await playground.waitUntilWeighed();
  const weight = await playground.weight();
  // The embed below meets all of them; here each kind of answer is enough.
  const kinds = new Map(HOSTILE_LINKS.map((link) => [String(link[2]), link])).values();
  for (const [name, fragment, reason] of kinds) {
    await page.evaluate((hash) => (location.hash = hash), fragment);
    const notice = page.getByText(/^This link .* What you had is still here\.$/);
    await expect(notice, name).toHaveText(reason);
    await page.getByRole('button', { name: 'Dismiss' }).click();
  }
  expect(await playground.weight()).toBe(weight);
  // The same at the start of a visit.
  await page.goto('about:blank');
  await playground.open(`?example=copied-user-install${HOSTILE_LINKS[3]?.[1] ?? ''}`);
  await expect(page.getByText(/This link is damaged/)).toBeVisible();
  await playground.waitUntilWeighed();
  await expect(playground.layers).not.toHaveCount(0);
  expect(playground.faults).toEqual([]);
});

test('an embed answers hostile links by a sentence', async ({ host, page }) => {
  const shown = HOSTILE_LINKS.filter(([, fragment]) => fragment.length < 20_000);
  const frames = shown.map(([, fragment]) => {
    const address = `${host.plimsoll}embed.html${fragment}`.replaceAll('"', '&quot;');
    return `<iframe src="${address.replaceAll('<', '&lt;')}" height="60"></iframe>`;
  });
  await host.open(frames.join('\n'));
  expect(shown.length).toBeGreaterThan(24);
  for (const [nth, [name, , reason]] of shown.entries()) {
    const alert = page.locator('iframe').nth(nth).contentFrame().getByRole('alert');
    await expect(alert, name).toHaveText(reason);
  }
  await host.open(`<iframe src="${host.plimsoll}embed.html"></iframe>`);
  await expect(page.frameLocator('iframe').getByRole('alert')).toHaveText(embedMessages.noLink);
});

/** What the bundle above puts into the page. */
declare const links: {
  readonly encodeLink: (shared: Shared) => Promise<string>;
  readonly decodeLink: typeof decodeLink;
};
