import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { build } from 'vite';
import { browserGlobals } from './browserGlobals.ts';
import type { Opening } from './openingOfBuild.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const ENTRY = 'scripts/opening/openingOfBuild.ts';
const NAME = 'opening.mjs';
/** What the page loads late: none of it is drawn at first. */
const LATE = [/\/monaco\//, /Dialog\.svelte$/];

/**
 * Compiles the page for Node, as the page itself is compiled for browsers, and runs what weighs and draws its first example.
 *
 * @param catalogFolder path of the built catalog
 */
export async function buildOpening(catalogFolder: string): Promise<Opening> {
  const outDir = mkdtempSync(join(tmpdir(), 'plimsoll-opening-'));
  try {
    await build({
      root,
      configFile: false,
      logLevel: 'error',
      publicDir: false,
      plugins: [svelte()],
      ssr: { noExternal: true },
      build: {
        ssr: ENTRY,
        outDir,
        rolldownOptions: { external: LATE, output: { entryFileNames: NAME } },
      },
    });
    Object.assign(globalThis, browserGlobals);
    const { openingOfBuild } = (await import(pathToFileURL(join(outDir, NAME)).href)) as {
      openingOfBuild: (folder: string) => Promise<Opening>;
    };
    return await openingOfBuild(catalogFolder);
  } finally {
    for (const name of Object.keys(browserGlobals)) Reflect.deleteProperty(globalThis, name);
    rmSync(outDir, { recursive: true });
  }
}
