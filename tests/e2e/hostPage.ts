import { createServer, type Server } from 'node:http';
import { test as base, expect, type Page } from 'playwright/test';

/** A page of somebody else, with an origin of its own, that shows Plimsoll. */
export interface HostPage {
  /** Opens the page with this body. */
  open(body: string): Promise<void>;
  /** Address of the playground, ending in `/`. */
  readonly plimsoll: string;
}

interface Fixtures {
  host: HostPage;
  /** What was asked of a third origin, printed as an error, or let through as an exception. */
  faults: string[];
}

/** A test with a page around the embed; it fails when anything was asked of a third origin or printed as an error. */
export const test = base.extend<Fixtures>({
  faults: async ({}, use) => {
    await use([]);
  },
  host: async ({ page, baseURL, faults }, use) => {
    const plimsoll = baseURL ?? '';
    let body = '';
    const server = createServer((request, response) => {
      response.setHeader('Content-Type', 'text/html; charset=utf-8');
      const head = '<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,">';
      response.end(request.url === '/page' ? `${head}<title>Docs</title>${body}` : '');
    });
    const origin = await listen(server);
    watch(page, [origin, new URL(plimsoll).origin], faults);
    await use({
      plimsoll,
      async open(html) {
        body = html;
        await page.goto(`${origin}/page`);
      },
    });
    server.close();
    expect(faults).toEqual([]);
  },
});

export { expect };

function watch(page: Page, origins: readonly string[], faults: string[]): void {
  page.on('request', (request) => {
    const { protocol, origin } = new URL(request.url());
    const isOwn = protocol === 'data:' || protocol === 'blob:' || origins.includes(origin);
    if (!isOwn) faults.push(`asked ${request.url()}`);
  });
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text());
  });
  page.on('pageerror', (error) => faults.push(error.message));
}

function listen(server: Server): Promise<string> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = address !== null && typeof address !== 'string' ? address.port : 0;
      resolve(`http://127.0.0.1:${port}`);
    });
  });
}
