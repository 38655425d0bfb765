import { shareMessages } from '../../src/messages/shareMessages.ts';
import { expect, test } from './playground.ts';

/** One of each way in which code comes into the build, and the first words of the licence under which it does. */
const PARTS: readonly (readonly [string, string])[] = [
  // The page, its icons, and an axis of it.
  ['svelte', 'Copyright (c) 2016-2025 [Svelte Contributors]'],
  ['lucide', 'ISC License'],
  ['d3-scale', 'Mike Bostock'],
  // Loaded late.
  ['monaco-editor', 'The MIT License (MIT)'],
  // What monaco-editor holds of others.
  ['monaco-editor', 'markedjs NOTICES'],
  // Only in workers.
  ['comlink', 'Apache License'],
  ['isomorphic-git', "the 'isomorphic-git' authors"],
  ['unbash', 'Lars Kappert'],
  // In the service worker.
  ['workbox-core', 'Google LLC'],
];

test('the share dialog leads to the licences of everything that is in the build', async ({
  playground,
  page,
}) => {
  await playground.openExample('sentiment-api');
  await playground.waitUntilWeighed();
  await page.getByRole('button', { name: shareMessages.open }).click();
  const [opened] = await Promise.all([
    page.waitForEvent('popup'),
    page.getByRole('link', { name: shareMessages.licenses }).click(),
  ]);
  const text = await opened.locator('body').innerText();
  const texts = new Map(
    text.split(/\n-{80}\n\n/).map((part) => [part.slice(0, part.indexOf('\n')), part]),
  );
  for (const [name, words] of PARTS) expect(texts.get(name), name).toContain(words);
});
