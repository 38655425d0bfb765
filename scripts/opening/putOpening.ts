import type { Opening } from './openingOfBuild.ts';

/**
 * Puts the drawn page into the built index.html. Nothing of it can be used until the live page takes its place: hence `inert`. It is to
 * be seen before it is to be used, so the scripts wait for the styles.
 *
 * @param address of the answer, relative to the page
 * @throws when the page has no place for it
 */
export function putOpening(
  html: string,
  { example, markup }: Pick<Opening, 'example' | 'markup'>,
  address: string,
): string {
  const changes: readonly (readonly [string, string])[] = [
    ['<div id="page"></div>', `<div id="page" inert>${markup}</div>`],
    ['src="./opening.js"', `src="./opening.js" data-example="${example}"`],
    [
      '</head>',
      `  <link rel="preload" as="fetch" crossorigin href="${address}" data-opening>\n  </head>`,
    ],
    ['<script type="module"', '<script type="module" fetchpriority="low"'],
  ];
  return changes.reduce((page, [from, to]) => {
    if (!page.includes(from)) throw new Error(`index.html has no ${from}`);
    return page.replaceAll(from, () => to);
  }, html);
}
