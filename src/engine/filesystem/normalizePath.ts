/** An absolute path without `.`, `..`, doubled or trailing slashes; a relative one is taken from `cwd`. */
export function normalizePath(path: string, cwd = '/'): string {
  if (isNormal(path)) return path;
  const segments: string[] = [];
  for (const segment of (path.startsWith('/') ? path : `${cwd}/${path}`).split('/')) {
    if (segment === '..') segments.pop();
    else if (segment !== '' && segment !== '.') segments.push(segment);
  }
  return `/${segments.join('/')}`;
}

/** Most paths that come by are normal already: one look instead of taking them apart. */
function isNormal(path: string): boolean {
  return path.startsWith('/') && !/\/(\.{0,2}(\/|$))/.test(path);
}

/** Whether `path` is `folder` or lies below it. */
export function isWithin(path: string, folder: string): boolean {
  return (
    folder === '/' ||
    (path.startsWith(folder) && (path.length === folder.length || path[folder.length] === '/'))
  );
}

/** The path with its leading `from` replaced by `to`; `path` must lie within `from`. */
export function rebase(path: string, from: string, to: string): string {
  const rest = from === '/' ? path : path.slice(from.length);
  return normalizePath(`${to}/${rest}`);
}
