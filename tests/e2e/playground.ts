import { expect, test as base } from 'playwright/test';
import { PlaygroundPage } from './PlaygroundPage.ts';

/** A test that gets the page, and fails when the page has asked another origin or printed an error. */
export const test = base.extend<{ playground: PlaygroundPage }>({
  playground: async ({ page, baseURL }, use) => {
    const playground = new PlaygroundPage(page, new URL(baseURL ?? '').origin);
    await use(playground);
    expect(playground.faults).toEqual([]);
  },
});

export { expect };
