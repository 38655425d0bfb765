import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';
import { carryLicenses } from './scripts/carryLicenses.ts';
import { contentSecurityPolicy } from './scripts/contentSecurityPolicy.ts';
import { sliceHashes } from './scripts/offline/sliceHashes.ts';
import { drawOpening } from './scripts/opening/drawOpening.ts';
import { workOffline } from './scripts/offline/workOffline.ts';
import { startChunk } from './scripts/startChunk.ts';

const catalogFolder = fileURLToPath(new URL('./public/catalog', import.meta.url));
const slices = sliceHashes(catalogFolder);
const licenses = carryLicenses(fileURLToPath(new URL('.', import.meta.url)));

/** Only in the built page: the development server connects by web socket and injects scripts. */
const policyInPages: Plugin = {
  name: 'plimsoll:content-security-policy',
  apply: 'build',
  transformIndexHtml: (_html, { path }) => [
    {
      tag: 'meta',
      attrs: {
        'http-equiv': 'Content-Security-Policy',
        content: contentSecurityPolicy(path.slice(path.lastIndexOf('/') + 1)),
      },
      injectTo: 'head-prepend',
    },
  ],
};

export default defineConfig({
  plugins: [
    svelte(),
    policyInPages,
    drawOpening(catalogFolder),
    licenses.page,
    workOffline(slices),
  ],
  // src/catalog/readSlicesByFetch.ts asks for slices by their content.
  define: { __SLICE_HASHES__: JSON.stringify(slices) },
  // Relative addresses: the page can be hosted under any folder.
  base: './',
  worker: { format: 'es', plugins: () => [licenses.worker] },
  resolve: {
    alias: {
      // @balena/dockerignore asks for Node's module; in the browser Vite would leave it empty.
      path: fileURLToPath(new URL('./workers/posixPath.ts', import.meta.url)),
      // dockerfile-language-service would ask Docker Hub.
      https: fileURLToPath(new URL('./workers/noHttps.ts', import.meta.url)),
    },
  },
  build: {
    target: 'es2022',
    // A font as a data: URL would need a wider Content-Security-Policy.
    assetsInlineLimit: 0,
    // Browsers that do not know it ask a little later.
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 3600,
    rolldownOptions: {
      input: ['index.html', 'embed.html'],
      output: { codeSplitting: { groups: [{ debugName: 'start', name: startChunk }] } },
    },
  },
  // A sandboxed frame has an origin of its own, to which every file here is foreign: public/_headers says the same to static hosts.
  preview: { cors: true },
  test: {
    include: ['tests/**/*.test.ts'],
    benchmark: { include: ['tests/bench/**/*.bench.ts'] },
    testTimeout: 20_000,
  },
});
