import { createServer } from 'node:net';
import { defineConfig } from 'playwright/test';
import { findChromium } from './scripts/findChromium.ts';

// Workers read this file too and have to come to the same port: the first to read it hands it on.
const port = (process.env['PLIMSOLL_E2E_PORT'] ??= String(await freePort()));
const executablePath = findChromium();

export default defineConfig({
  testDir: 'tests/e2e',
  // A page with a worker and an editor wants the machine to itself; times are part of what is tested.
  workers: 1,
  forbidOnly: true,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  reporter: 'list',
  outputDir: 'test-results',
  use: {
    actionTimeout: 15_000,
    // What is tested is what is served; offline.spec.ts lets it work.
    serviceWorkers: 'block',
    baseURL: `http://127.0.0.1:${port}/`,
    ...(executablePath !== null && { launchOptions: launchOptions(executablePath) }),
  },
  // The production build, not the development server: what is tested is what is published.
  webServer: {
    command: `npx vite preview --host 127.0.0.1 --port ${port} --strictPort`,
    url: `http://127.0.0.1:${port}/`,
    reuseExistingServer: false,
  },
});

function launchOptions(executable: string) {
  return {
    executablePath: executable,
    args: [
      // Containers run as root, where Chromium's sandbox cannot start; the only page that is opened is our own.
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
    ],
  };
}

/** A port of the loopback interface that nobody listens on. */
function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => {
        if (address === null || typeof address === 'string') reject(new Error('no port'));
        else resolve(address.port);
      });
    });
  });
}
