/** An absolute path without `.`, `..`, doubled and trailing slashes. */
export function absolutePath(path: string, cwd: string): string {
  const segments: string[] = [];
  for (const segment of (path.startsWith('/') ? path : `${cwd}/${path}`).split('/')) {
    if (segment === '..') segments.pop();
    else if (segment !== '' && segment !== '.') segments.push(segment);
  }
  return `/${segments.join('/')}`;
}
