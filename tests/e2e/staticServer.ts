import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';

/** A host that does nothing but hand out files: no CORS, no fallback page, no rewriting. */
export interface StaticServer {
  /** Address of the folder, ending in `/`. */
  readonly address: string;
  /** Paths asked for so far, below the folder. */
  readonly asked: readonly string[];
  /** Gives other content for a path from now on. */
  replace(path: string, change: (content: string) => string): Promise<void>;
  /** As if the network were gone: everything asked for, and everything under way, breaks off. */
  close(): Promise<void>;
}

interface Options {
  /** The built page. */
  readonly root: string;
  /** Where it is hosted: `/`, `/some/folder/`. */
  readonly base?: string;
  readonly headers?: (path: string) => Readonly<Record<string, string>>;
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ttf': 'font/ttf',
  '.webmanifest': 'application/manifest+json',
};

export async function startStaticServer({
  root,
  base = '/',
  headers = () => ({}),
}: Options): Promise<StaticServer> {
  const asked: string[] = [];
  const replaced = new Map<string, string>();
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://host');
    const path = pathname.startsWith(base) ? pathname.slice(base.length) || 'index.html' : null;
    if (path !== null) asked.push(path);
    const content =
      path === null || path.includes('..') ? Promise.reject(new Error('elsewhere')) : read(path);
    content.then(
      (body) => {
        const type = TYPES[extname(path ?? '')] ?? 'application/octet-stream';
        response.writeHead(200, { 'Content-Type': type, ...headers(`/${path ?? ''}`) }).end(body);
      },
      () => response.writeHead(404).end(),
    );
  });
  const read = (path: string): Promise<Buffer | string> => {
    const text = replaced.get(path);
    return text === undefined ? readFile(join(root, path)) : Promise.resolve(text);
  };
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const at = server.address();
  if (at === null || typeof at === 'string') throw new Error('no port');
  return {
    address: `http://127.0.0.1:${at.port}${base}`,
    asked,
    async replace(path, change) {
      replaced.set(path, change((await read(path)).toString()));
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
