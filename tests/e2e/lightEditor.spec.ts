import { expect, test } from './playground.ts';

/** Files of the code editor among those that were asked for. */
const CODE_EDITOR = /createCodeEditor|environment-|editor\.worker|language\.worker|codicon/;

for (const [device, options] of [
  ['a phone', { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }],
  ['a narrow window', { viewport: { width: 800, height: 900 } }],
  [
    'a wide screen that is touched',
    { viewport: { width: 1366, height: 1024 }, hasTouch: true, isMobile: true },
  ],
] as const) {
  test.describe(device, () => {
    test.use(options);

    test('gets a plain editor, and nothing of the code editor is ever loaded', async ({
      playground,
      page,
    }) => {
      const asked: string[] = [];
      page.on('request', (request) => {
        // The service worker keeps files for the time without a network; the page itself does not ask for them.
        if (request.serviceWorker() === null) asked.push(request.url());
      });
      await playground.open();
      await playground.waitUntilWeighed();
      await playground.showFiles();
      await playground.editor.fill(
        'FROM debian:bookworm-slim\nRUN head -c 50000000 /dev/zero > /zeros',
      );
      expect(await playground.editor.evaluate((element) => element.tagName)).toBe('TEXTAREA');
      await playground.showWeight();
      await expect(playground.layers).toHaveCount(2);
      // Longer than the code editor would wait for.
      await page.waitForTimeout(1500);
      expect(asked.filter((url) => CODE_EDITOR.test(url))).toEqual([]);
    });
  });
}

test('the picture stands before the code editor is asked for, and nothing jumps when it comes', async ({
  playground,
  page,
}) => {
  await page.addInitScript(() => {
    Object.assign(globalThis, { shifts: [] });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        if ('value' in entry)
          (globalThis as unknown as { shifts: unknown[] }).shifts.push(entry.value);
      }
    }).observe({ type: 'layout-shift', buffered: true });
  });
  const events: string[] = [];
  page.on('request', (request) => {
    if (/createCodeEditor/.test(request.url())) events.push('editor');
  });
  await playground.open();
  await playground.layers.first().waitFor();
  events.push('picture');
  await playground.waitForCodeEditor();
  await playground.waitUntilWeighed();
  expect(events[0]).toBe('picture');
  const shifts = await page.evaluate(() => (globalThis as unknown as { shifts: number[] }).shifts);
  // Good is under 0.1 (web.dev/articles/cls); here it is nothing that a person sees.
  expect(shifts.reduce((sum, shift) => sum + shift, 0)).toBeLessThan(0.02);
});

test('what is typed before the code editor comes is there when it has come', async ({
  playground,
  page,
}) => {
  await playground.open();
  await playground.editor.focus();
  await page.keyboard.press('ControlOrMeta+Home');
  await page.keyboard.type('# typed early\n', { delay: 40 });
  await playground.waitForCodeEditor();
  await expect(playground.editorText).toContainText('# typed early');
  await page.keyboard.type('# and late\n');
  await expect(playground.editorText).toContainText('# and late');
});
