import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Plugin, PluginOption } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';
import { splitForOffline } from './splitForOffline.ts';

/** What the page reads to know what else could be kept: src/offline/offlineFiles.ts. */
const LIST = 'offline.json';

/**
 * Makes the service worker `sw.js` of the build. It is registered by src/offline/, never by the embed, and takes over from an older one
 * only when the page says so.
 *
 * @param slices hash by slice of the catalog
 */
export function workOffline(slices: Readonly<Record<string, string>>): PluginOption[] {
  let outDir = 'dist';
  const seesConfig: Plugin = {
    name: 'plimsoll:offline',
    configResolved(config) {
      outDir = resolve(config.root, config.build.outDir);
    },
  };
  return [
    seesConfig,
    VitePWA({
      // public/manifest.webmanifest is the page's own.
      manifest: false,
      injectRegister: false,
      registerType: 'prompt',
      workbox: {
        globPatterns: ['**/*'],
        // Slices are heavy: the split below decides, not workbox.
        maximumFileSizeToCacheInBytes: 50_000_000,
        inlineWorkboxRuntime: true,
        clientsClaim: true,
        // The page has one address whose query is for the page alone; no other address is answered by it.
        navigateFallback: null,
        ignoreURLParametersMatching: [/^/],
        // It would take the files of another Plimsoll in a folder below for old ones of this.
        cleanupOutdatedCaches: false,
        manifestTransforms: [
          (files) => {
            const { atOnce, onUse } = splitForOffline(files, slices);
            const list = JSON.stringify({
              files: onUse.map(({ url, size }) => ({ url, bytes: size })),
            });
            writeFileSync(join(outDir, LIST), list);
            const revision = createHash('sha256').update(list).digest('hex').slice(0, 16);
            const size = Buffer.byteLength(list);
            return { manifest: [...atOnce, { url: LIST, revision, size }], warnings: [] };
          },
        ],
        runtimeCaching: [
          {
            urlPattern: /\/(?:assets\/[^/?]+|catalog\/[^/?]+\.json\?[0-9a-f]{8})$/,
            handler: 'CacheFirst',
            options: {
              // src/offline/keptFiles.ts reads and clears it.
              cacheName: 'plimsoll-on-use',
              cacheableResponse: { statuses: [200] },
              matchOptions: { ignoreVary: true },
            },
          },
        ],
      },
    }),
  ];
}
