import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { createCatalog } from '../../src/catalog/createCatalog.ts';
import { offerNames } from '../../src/catalog/offerNames.ts';
import type { NameQuestion, Offer } from '../../src/catalog/offerNames.ts';
import { runWithSlices } from '../../src/catalog/runWithSlices.ts';

const HERE = { platform: 'linux/amd64', asOf: null } as const;

/** Asks the bundled catalog; tells which slices it took. */
async function ask(question: NameQuestion): Promise<{ offer: Offer; slices: readonly string[] }> {
  const slices: string[] = [];
  const loaded = createCatalog(async (id) => {
    slices.push(id);
    const json: unknown = JSON.parse(await readFile(`public/catalog/${id}.json`, 'utf8'));
    return json;
  });
  const offer = await runWithSlices(loaded, (catalog) => offerNames(catalog, question));
  return { offer, slices };
}

const debian = (typed: string, base: string | null = 'debian:bookworm-slim'): NameQuestion => ({
  ...HERE,
  kind: 'debian',
  typed,
  base,
});
const python = (typed: string): NameQuestion => ({ ...HERE, kind: 'python', typed });

describe('offerNames of Debian', () => {
  it('offers packages of the suite of the base image, with the bytes of each alone', async () => {
    const { offer } = await ask(debian('curl'));
    expect(offer.suite).toBe('bookworm');
    expect(offer.names[0]?.name).toBe('curl');
    // Installed-Size of curl in bookworm is some 500 kB.
    expect(offer.names[0]?.bytes).toBeGreaterThan(200_000);
    expect(offer.names[0]?.bytes).toBeLessThan(800_000);
  });

  it('knows the whole suite', async () => {
    expect((await ask(debian('rdfi'))).offer.names.map(({ name }) => name)).toEqual(['rdfind']);
  });

  it('has popular packages before the others, the shortest name first', async () => {
    const { offer } = await ask(debian('git'));
    const names = offer.names.map(({ name }) => name);
    expect(names[0]).toBe('git');
    expect(names.indexOf('git-lfs')).toBeLessThan(names.indexOf('git-all'));
    expect(names.every((name) => name.startsWith('git'))).toBe(true);
  });

  it('keeps to fifty, and says that there are more', async () => {
    const { offer } = await ask(debian('lib'));
    expect(offer.names).toHaveLength(50);
    expect(offer.isWhole).toBe(false);
  });

  it.each([
    ['a short word takes the first slice only', debian('c'), ['debian-bookworm']],
    ['a longer one the whole suite', debian('cur'), ['debian-bookworm', 'debian-bookworm-rest']],
    ['an image of another distribution takes none', debian('cur', 'alpine:3.20'), []],
  ])('%s', async (_name, question, expected) => {
    const { slices } = await ask(question);
    expect(slices.filter((id) => id.startsWith('debian'))).toEqual(expected);
  });

  it('offers nothing on an image without apt', async () => {
    expect((await ask(debian('cur', 'alpine:3.20'))).offer.names).toEqual([]);
  });

  it('takes stable Debian for an image that nobody knows', async () => {
    expect((await ask(debian('cur', null))).offer.suite).toBe('trixie');
  });
});

describe('offerNames of Python', () => {
  it('offers distributions, those with weights first, and loads no shard for it', async () => {
    const { offer, slices } = await ask(python('nump'));
    expect(offer.names[0]?.name).toBe('numpy');
    // numpy 2 for Linux unpacks to some 60 MB.
    expect(offer.names[0]?.bytes).toBeGreaterThan(30_000_000);
    expect(slices.filter((id) => id.startsWith('wheels'))).toEqual(['wheels']);
  });

  it('compares names as indexes do (PEP 503)', async () => {
    const { offer } = await ask(python('Scikit_Le'));
    expect(offer.names.map(({ name }) => name)).toContain('scikit-learn');
  });

  it('names what is in a shard without its weight', async () => {
    const { offer } = await ask(python('a2a'));
    expect(offer.names).toContainEqual({ name: 'a2a-sdk', bytes: null });
  });

  it('offers fifty for no letter', async () => {
    const { offer } = await ask(python(''));
    expect(offer.names).toHaveLength(50);
    expect(offer.isWhole).toBe(false);
  });
});

describe('offerNames of images', () => {
  it('weighs known references, and no others', async () => {
    const references = ['python:3.12-slim-bookworm', 'nobody/knows:1'];
    const { offer } = await ask({ ...HERE, kind: 'images', references });
    expect(offer.names[0]?.bytes).toBeGreaterThan(100_000_000);
    expect(offer.names[0]?.bytes).toBeLessThan(160_000_000);
    expect(offer.names[1]?.bytes).toBeNull();
  });
});
