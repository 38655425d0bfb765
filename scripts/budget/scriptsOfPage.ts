/**
 * What a built page runs before anything is loaded late: its scripts, and the modules that Vite lists for preloading because the
 * page's module imports them.
 *
 * @param html a page that Vite has built with relative addresses
 * @returns paths relative to the page, in order
 */
export function scriptsOfPage(html: string): readonly string[] {
  const tags = html.match(/<(?:script|link)\b[^>]*>/g) ?? [];
  return tags.flatMap((tag) => {
    const isScript = tag.startsWith('<script') || /\brel="modulepreload"/.test(tag);
    const path = /\b(?:src|href)="(?:\.\/)?([^"]+\.js)"/.exec(tag)?.[1];
    return isScript && path !== undefined ? [path] : [];
  });
}
