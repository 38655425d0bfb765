import type { Page } from 'playwright/test';
import { messages } from '../../src/messages/messages.ts';
import { expect, test } from './playground.ts';

interface Stop {
  readonly name: string;
  readonly isSeen: boolean;
}

/** What has the focus, and whether one sees that: an outline on it or on what stands for it. */
function focused(page: Page): Promise<Stop | null> {
  return page.evaluate(() => {
    const element = document.activeElement;
    if (!(element instanceof HTMLElement) || element === document.body) return null;
    const candidates = [element, element.closest('label'), element.closest('.editor')];
    const isSeen = candidates.some((candidate) => {
      if (candidate === null) return false;
      const { outlineStyle, outlineWidth, borderStyle } = getComputedStyle(candidate);
      const hasRing = outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 1;
      return hasRing || (candidate.matches('.editor') && borderStyle !== 'none');
    });
    const label =
      element.getAttribute('aria-label') ??
      document.getElementById(element.getAttribute('aria-labelledby') ?? '')?.textContent ??
      (element instanceof HTMLInputElement ? element.labels?.[0]?.textContent : null) ??
      element.textContent;
    return { name: label?.trim() ?? '', isSeen };
  });
}

/** With the plain editor, and with the code editor, where Tab moves on too. */
for (const width of [900, 1280]) {
  test(`Tab goes through everything as it is read, is seen everywhere, and ends: ${width} px`, async ({
    playground,
    page,
  }) => {
    await page.setViewportSize({ width, height: 900 });
    await playground.openExample('sentiment-api');
    await playground.waitUntilLightened();
    const isWide = width > 1000;
    if (isWide) await playground.waitForCodeEditor();
    const stops: Stop[] = [];
    for (let presses = 0; presses < 120; presses += 1) {
      await page.keyboard.press('Tab');
      const stop = await focused(page);
      if (stop === null) break;
      stops.push(stop);
    }
    expect(stops.filter(({ name }) => name === '')).toEqual([]);
    expect(stops.filter(({ isSeen }) => !isSeen)).toEqual([]);
    const inOrder = [
      messages.skip,
      messages.compare.button,
      ...(isWide
        ? [messages.shortcuts.button, messages.files.add, messages.files.editor('Dockerfile')]
        : []),
      messages.loadLine.label,
      messages.waterfall.list,
      messages.waterfall.listAfter,
      messages.suggestions.see,
      messages.detail.sort(messages.detail.size),
    ];
    const names = stops.map(({ name }) => name);
    expect(names.filter((name) => inOrder.includes(name))).toEqual(inOrder);
    expect(stops.length).toBeLessThan(120);
  });
}

test('without a mouse: from the skip link to an applied rewrite', async ({ playground, page }) => {
  await playground.openExample('sentiment-api');
  await playground.waitUntilLightened();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('region', { name: messages.result })).toBeFocused();

  // The list of layers: arrows choose, Enter looks inside.
  await page.keyboard.press('l');
  await page.keyboard.press('Home');
  await expect(playground.layers.first()).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('ArrowDown');
  await expect(playground.layers.nth(1)).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: messages.waterfall.titles.inside })).toBeVisible();

  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: messages.shortcuts.title })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.keyboard.press('d');
  const changes = page.getByRole('dialog', { name: messages.diff.title });
  await changes.getByRole('button', { name: messages.diff.apply }).press('Enter');
  await expect(playground.notice).toBeVisible();
  await page.keyboard.press('u');
  await expect(page.getByRole('button', { name: messages.history.redo })).toBeEnabled();
});
