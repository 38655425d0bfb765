import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import { buildOpening } from './buildOpening.ts';
import { putOpening } from './putOpening.ts';
import type { Opening } from './openingOfBuild.ts';

/**
 * Weighs the first example when the page is built: its answer goes beside the page, and the page that shows it into index.html, so that
 * figures stand before any script has run.
 *
 * @param catalogFolder path of the built catalog; without one the page is built without an answer
 */
export function drawOpening(catalogFolder: string): Plugin {
  let opening: Opening | null = null;
  let fileName = '';
  return {
    name: 'plimsoll:opening',
    apply: 'build',
    async buildStart() {
      if (!existsSync(join(catalogFolder, 'meta.json'))) return;
      opening = await buildOpening(catalogFolder);
      const hash = createHash('sha256').update(opening.answer).digest('hex').slice(0, 8);
      fileName = `assets/opening-${hash}.json`;
      this.emitFile({ type: 'asset', fileName, source: opening.answer });
    },
    transformIndexHtml: {
      // Vite has put the page's scripts in by then.
      order: 'post',
      handler: (html, { path }) =>
        opening !== null && path.endsWith('index.html')
          ? putOpening(html, opening, `./${fileName}`)
          : html,
    },
  };
}
