import { relative } from 'node:path';
import type { Plugin, Rolldown } from 'vite';
import { licensesOf } from './licensesOf.ts';

/** Where the page links to. */
const FILE = 'licenses.txt';

/** vite-plugin-pwa puts them into sw.js by a build of its own, of which no plugin hears. */
const IN_SERVICE_WORKER = ['core', 'precaching', 'routing', 'strategies', 'cacheable-response'];

export interface LicensePlugins {
  /** Writes the file, once all is bundled. */
  readonly page: Plugin;
  /** Workers are bundled apart, before the page is. */
  readonly worker: Plugin;
}

/**
 * Puts the licences of all packages whose code is in the build beside the page: in `licenses.txt`.
 *
 * @param root the project's folder
 */
export function carryLicenses(root: string): LicensePlugins {
  const inputs = new Set(
    IN_SERVICE_WORKER.map((name) => `node_modules/workbox-${name}/package.json`),
  );
  const note = (bundle: Rolldown.OutputBundle): void => {
    for (const file of Object.values(bundle)) {
      if (file.type !== 'chunk') continue;
      for (const id of Object.keys(file.modules)) inputs.add(relative(root, id));
    }
  };
  return {
    worker: {
      name: 'plimsoll:licenses-of-workers',
      apply: 'build',
      generateBundle: (_options, bundle) => note(bundle),
    },
    page: {
      name: 'plimsoll:licenses',
      apply: 'build',
      generateBundle(_options, bundle) {
        note(bundle);
        this.emitFile({ type: 'asset', fileName: FILE, source: licensesOf(root, [...inputs]) });
      },
    },
  };
}
