/**
 * What @balena/dockerignore uses of Node's `path`, for the browser: without it the first .dockerignore throws. Patterns and files of a
 * build context are written with `/` on every system, so this is the POSIX half only (behaviour: Node's documentation of path.posix).
 */
export const sep = '/';

export function normalize(path: string): string {
  const isAbsolute = path.startsWith('/');
  const kept: string[] = [];
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') kept.push(part);
    else if (kept.length > 0 && kept.at(-1) !== '..') kept.pop();
    else if (!isAbsolute) kept.push(part);
  }
  const body = kept.join('/') + (path.endsWith('/') && kept.length > 0 ? '/' : '');
  if (isAbsolute) return `/${body}`;
  return body === '' ? (path.endsWith('/') && path !== '' ? './' : '.') : body;
}

export function dirname(path: string): string {
  const trimmed = path.replace(/\/+$/, '');
  const slash = trimmed.lastIndexOf('/');
  if (slash < 0) return trimmed === '' && path.startsWith('/') ? '/' : '.';
  return trimmed.slice(0, slash) || '/';
}
