import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

interface Manifest {
  readonly start_url: string;
  readonly scope: string;
  readonly display: string;
  readonly icons: readonly {
    readonly src: string;
    readonly sizes: string;
    readonly type: string;
    readonly purpose: string;
  }[];
}
const manifest = JSON.parse(readFileSync('public/manifest.webmanifest', 'utf8')) as Manifest;

/** Chromium installs a page with icons of 192 and 512 pixels (web.dev, "What does it take to be installable?"). */
it('the page can be installed, wherever it is hosted', () => {
  expect(manifest).toMatchObject({ start_url: './', scope: './', display: 'standalone' });
  expect(manifest.icons.map(({ sizes, purpose }) => `${sizes} ${purpose}`)).toEqual([
    'any any',
    '192x192 any',
    '512x512 any',
    '512x512 maskable',
  ]);
});

it.each(manifest.icons)('$src is what the manifest says', ({ src, sizes, type }) => {
  const file = readFileSync(join('public', src));
  if (type === 'image/svg+xml') {
    expect(file.toString()).toMatch(/^<svg /);
    return;
  }
  // Signature, then the IHDR chunk with width and height (PNG, sections 5.2 and 11.2.1).
  expect(file.subarray(1, 4).toString()).toBe('PNG');
  expect(`${file.readUInt32BE(16)}x${file.readUInt32BE(20)}`).toBe(sizes);
});
