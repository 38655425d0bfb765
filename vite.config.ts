import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';

/**
 * What the page may load: its own files only. Styles of the code editor are inline; everything else of it works without exceptions.
 */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "worker-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "font-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** Only in the built page: the development server connects by web socket and injects scripts. */
const contentSecurityPolicy: Plugin = {
  name: 'plimsoll:content-security-policy',
  apply: 'build',
  transformIndexHtml: () => [
    {
      tag: 'meta',
      attrs: { 'http-equiv': 'Content-Security-Policy', content: POLICY },
      injectTo: 'head-prepend',
    },
  ],
};

export default defineConfig({
  plugins: [svelte(), contentSecurityPolicy],
  // Relative addresses: the page can be hosted under any folder.
  base: './',
  worker: { format: 'es' },
  resolve: {
    alias: {
      // @balena/dockerignore asks for Node's module; in the browser Vite would leave it empty.
      path: fileURLToPath(new URL('./workers/posixPath.ts', import.meta.url)),
    },
  },
  build: {
    target: 'es2022',
    // A font as a data: URL would need a wider Content-Security-Policy.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 3600,
  },
  test: {
    include: ['tests/**/*.test.ts'],
    benchmark: { include: ['tests/bench/**/*.bench.ts'] },
    testTimeout: 20_000,
  },
});
