import { bench, describe } from 'vitest';
import { buildDebian } from '../../scripts/catalog/buildDebian.ts';
import { decodeDebian } from '../../src/catalog/decodeDebian.ts';
import { resolveInstall } from '../../src/engine/packages/debian/resolveInstall.ts';

const texts = new Map<string, string>();
await buildDebian('scripts/catalog/facts/debian', (id, value) => {
  texts.set(id, JSON.stringify(value));
  return Promise.resolve();
});
const text = (id: string): string => texts.get(id) ?? '';
const open = (id: string): ReturnType<typeof decodeDebian> => decodeDebian(JSON.parse(text(id)));

describe('Debian slices of bookworm', () => {
  bench('parse and decode the first slice', () => {
    open('debian-bookworm').find('git');
  });
  bench('parse and decode the whole suite, with one closure', () => {
    closure(open('debian-bookworm-rest'));
  });
});

describe('closures over the whole suite', () => {
  const index = open('debian-bookworm-rest');
  bench('build-essential git curl ffmpeg with recommends', () => {
    closure(index);
  });
});

function closure(index: ReturnType<typeof decodeDebian>): void {
  const request = ['build-essential', 'git', 'curl', 'ffmpeg'].map((name) => ({
    name,
    version: null,
  }));
  resolveInstall(index, new Map(), request, { recommends: true });
}
