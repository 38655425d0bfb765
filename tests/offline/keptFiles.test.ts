import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { dropStaleFiles, keepFiles, missingFiles } from '../../src/offline/keptFiles.ts';
import { offlineFiles } from '../../src/offline/offlineFiles.ts';

const BASE = 'https://example.org/plimsoll/';
const FILES = [
  { address: `${BASE}assets/environment-abc.js`, bytes: 3_000_000 },
  { address: `${BASE}catalog/wheels-3.json?01234567`, bytes: 300_000 },
  { address: `${BASE}catalog/wheels-4.json?89abcdef`, bytes: 300_000 },
];
const [editor, third, fourth] = FILES.map(({ address }) => address);

/** What stands in for the browser's cache: addresses alone. */
let kept: string[] = [];
/** What stands in for the network: the status of each address. */
let network: (address: string) => Response = () => new Response('content');

beforeEach(() => {
  kept = [];
  network = () => new Response('content');
  const cache = {
    keys: () => Promise.resolve(kept.map((address) => new Request(address))),
    put: (address: string) => Promise.resolve(void kept.push(address)),
    delete: ({ url }: Request) => Promise.resolve(void (kept = kept.filter((at) => at !== url))),
  };
  vi.stubGlobal('caches', { open: () => Promise.resolve(cache) });
  vi.stubGlobal('fetch', (address: string | URL) => Promise.resolve(network(String(address))));
});
afterEach(() => vi.unstubAllGlobals());

const forever = (): AbortSignal => new AbortController().signal;

describe('files kept for work offline', () => {
  it('those that are not there are missing', async () => {
    kept = [editor ?? ''];
    expect(await missingFiles(FILES)).toEqual(FILES.slice(1));
  });

  it('a slice of another build is another file', async () => {
    kept = [`${BASE}catalog/wheels-3.json?ffffffff`];
    expect(await missingFiles(FILES)).toEqual(FILES);
  });

  it('are told one by one as they come', async () => {
    const told: number[] = [];
    await keepFiles(FILES, forever(), ({ bytes }) => told.push(bytes));
    expect(told).toEqual([3_000_000, 300_000, 300_000]);
    expect(kept).toEqual([editor, third, fourth]);
  });

  it('what came before a failure stays', async () => {
    network = (address) => new Response('', { status: address === third ? 404 : 200 });
    await expect(keepFiles(FILES, forever(), () => undefined)).rejects.toThrow('HTTP 404');
    expect(kept).toEqual([editor]);
  });

  it('nothing comes once it was cancelled', async () => {
    const aborter = new AbortController();
    const keeping = keepFiles(FILES, aborter.signal, () => aborter.abort());
    await expect(keeping).rejects.toThrow(/abort/i);
    expect(kept).toEqual([editor]);
  });

  it('earlier builds are cleared away, other folders of the origin are not', async () => {
    const others = [
      'https://example.org/other/assets/environment-old.js',
      `${BASE}branch/assets/environment-old.js`,
    ];
    kept = [
      editor ?? '',
      `${BASE}assets/environment-old.js`,
      `${BASE}catalog/wheels-3.json?ffffffff`,
      ...others,
    ];
    await dropStaleFiles(FILES, BASE);
    expect(kept).toEqual([editor, ...others]);
  });
});

describe('the list of them', () => {
  it('is of absolute addresses', async () => {
    const files = [{ url: 'catalog/wheels-3.json?01234567', bytes: 300_000 }];
    network = () => Response.json({ files });
    expect(await offlineFiles(BASE)).toEqual([FILES[1]]);
  });

  it.each([
    ['there is none', new Response('', { status: 404 })],
    ['it is a page', new Response('<!doctype html>')],
    ['it is another list', Response.json({ files: [{ url: 7 }] })],
  ])('is refused when %s', async (_name, response) => {
    network = () => response;
    await expect(offlineFiles(BASE)).rejects.toThrow();
  });
});
