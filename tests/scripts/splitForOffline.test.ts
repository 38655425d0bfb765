import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { sliceHashes } from '../../scripts/offline/sliceHashes.ts';
import { splitForOffline } from '../../scripts/offline/splitForOffline.ts';

const SLICES = { images: '0123abcd', 'debian-bookworm-rest': '89efcdab', 'wheels-3': 'aaaaaaaa' };

describe('splitForOffline', () => {
  it.each<readonly [string, number, 'atOnce' | 'onUse' | null]>([
    ['index.html', 3000, 'atOnce'],
    ['theme.js', 400, 'atOnce'],
    ['trusted.js', 400, 'atOnce'],
    ['manifest.webmanifest', 400, 'atOnce'],
    ['assets/index-B4vZnUqj.js', 76_000, 'atOnce'],
    ['assets/ShareDialog-BysCWmgf.js', 17_000, 'atOnce'],
    ['assets/weigh.worker-Daem4BVh.js', 780_000, 'atOnce'],
    ['assets/environment-ChfeWJMU.js', 3_400_000, 'onUse'],
    ['assets/createCodeEditor-D5w6UobW.js', 7800, 'onUse'],
    ['assets/editor.worker-CX7Cj20z.js', 300_000, 'onUse'],
    ['assets/codicon-DF1abBS2.ttf', 153_000, 'onUse'],
    ['assets/anything-heavy.js', 600_000, 'onUse'],
    ['embed.html', 1700, null],
    ['assets/embed-BFzEwMGN.js', 15_000, null],
    ['plimsoll-embed.js', 5000, null],
    ['schema/report.schema.json', 20_000, null],
    ['icons/icon-512.png', 20_000, null],
    ['_headers', 1000, null],
    ['offline.json', 1000, null],
    ['catalog/stamp.json', 1000, null],
  ])('%s of %i bytes: %s', (url, size, place) => {
    const file = { url, size, revision: url.startsWith('assets/') ? null : 'ff' };
    const { atOnce, onUse } = splitForOffline([file], SLICES);
    expect({ atOnce, onUse }).toEqual({
      atOnce: place === 'atOnce' ? [file] : [],
      onUse: place === 'onUse' ? [file] : [],
    });
  });

  it('a slice goes by its content: the first ones at once, the others when they are used', () => {
    const files = Object.keys(SLICES).map((id) => ({
      url: `catalog/${id}.json`,
      size: 4_000_000,
      revision: 'ff',
    }));
    const { atOnce, onUse } = splitForOffline(files, SLICES);
    expect(atOnce.map(({ url }) => url)).toEqual(['catalog/images.json?0123abcd']);
    expect(onUse.map(({ url }) => url)).toEqual([
      'catalog/debian-bookworm-rest.json?89efcdab',
      'catalog/wheels-3.json?aaaaaaaa',
    ]);
    expect([...atOnce, ...onUse].map(({ revision }) => revision)).toEqual([null, null, null]);
  });
});

describe('sliceHashes', () => {
  const folder = mkdtempSync(join(tmpdir(), 'plimsoll-slices-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('are of the content, and of slices only', () => {
    const catalog = join(folder, 'catalog');
    mkdirSync(catalog);
    for (const [name, text] of [
      ['meta.json', 'abc'],
      ['images.json', '{}'],
      ['stamp.json', '{}'],
    ] as const) {
      writeFileSync(join(catalog, name), text);
    }
    // SHA-256 of "abc": FIPS 180-2, appendix B.1.
    expect(sliceHashes(catalog)).toEqual({ images: '44136fa3', meta: 'ba7816bf' });
  });

  it('of a catalog that is not built there are none', () => {
    expect(sliceHashes(join(folder, 'none'))).toEqual({});
  });
});
