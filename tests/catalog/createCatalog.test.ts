import { describe, expect, it, vi } from 'vitest';
import { createCatalog } from '../../src/catalog/createCatalog.ts';
import type { DebianPackage } from '../../src/engine/packages/debian/debianIndex.ts';

// The formats have tests of their own; here a decoder hands on what it was given.
vi.mock('../../src/catalog/decodeImages.ts', () => ({ decodeImages: (slice: unknown) => slice }));
vi.mock('../../src/catalog/decodeModels.ts', () => ({
  decodeModels: (slice: unknown) => {
    if (slice === 'damaged') throw new Error('no columns');
    return slice;
  },
}));
vi.mock('../../src/catalog/decodeWheels.ts', () => ({
  decodeWheels: (_first: unknown, shard: (id: string) => unknown) => ({
    project: () => shard('wheels-7'),
  }),
}));
vi.mock('../../src/catalog/decodeDebian.ts', () => ({
  decodeDebian: (first: readonly string[], rest?: readonly string[]) => ({
    whole: rest !== undefined,
    find: (name: string) => ((rest ?? first).includes(name) ? { name } : undefined),
    providers: () => [],
  }),
}));

const SLICES: Readonly<Record<string, unknown>> = {
  meta: { date: '2026-11-20' },
  images: 'the images',
  models: 'damaged',
  wheels: {},
  'wheels-7': 'seven',
  'debian-trixie': ['curl'],
  'debian-trixie-rest': ['curl', 'xyzzy'],
  'debian-bookworm': ['curl'],
};

function open() {
  const asked: string[] = [];
  const loaded = createCatalog((id) => {
    asked.push(id);
    return id in SLICES ? Promise.resolve(SLICES[id]) : Promise.reject(new Error('HTTP 404'));
  });
  return { ...loaded, asked };
}

describe('createCatalog', () => {
  it('notes a lookup in a slice that is not there, and answers it once it is', async () => {
    const { catalog, load } = open();
    expect(catalog.images()).toBeUndefined();
    expect([...catalog.missed]).toEqual(['images']);
    await load(catalog.missed);
    expect(catalog.images()).toBe('the images');
  });

  it('has no date before meta, and that of meta after', async () => {
    const { catalog, load } = open();
    expect(catalog.date).toBe('');
    await load(['meta']);
    expect(catalog.date).toBe('2026-11-20');
  });

  it('reads a slice once, also when two ask at the same time', async () => {
    const { load, asked } = open();
    await Promise.all([load(['images']), load(['images', 'meta'])]);
    await load(['images']);
    expect(asked).toEqual(['images', 'meta']);
  });

  it('remembers what failed and asks for it again only after retry()', async () => {
    const { load, asked, failures, retry } = open();
    await load(['nowhere']);
    await load(['nowhere']);
    expect(asked).toEqual(['nowhere']);
    expect(failures.get('nowhere')).toBe('HTTP 404');
    retry();
    await load(['nowhere']);
    expect(asked).toEqual(['nowhere', 'nowhere']);
  });

  it('takes a slice that cannot be decoded for one that failed', async () => {
    const { catalog, load, failures } = open();
    await load(['models']);
    expect(catalog.models()).toBeUndefined();
    expect(failures.get('models')).toBe('it is damaged: no columns');
  });

  it('notes the shard of the wheels that a project lies in', async () => {
    const { catalog, load } = open();
    await load(['wheels']);
    expect(catalog.wheels()?.project('x')).toBeUndefined();
    expect([...catalog.missed]).toEqual(['wheels-7']);
    await load(catalog.missed);
    expect(catalog.wheels()?.project('x')).toBe('seven');
  });

  it.each<[string, string[], string[], string]>([
    ['names of the first slice need no more', ['curl'], [], 'first'],
    ['any other name needs the whole suite', ['curl', 'xyzzy'], ['debian-trixie-rest'], 'nothing'],
    ['no names are in every slice', [], [], 'first'],
  ])('debian: %s', async (_why, names, missed, answer) => {
    const { catalog, load } = open();
    await load(['debian-trixie']);
    const index = catalog.debian('trixie', names);
    expect(index === undefined ? 'nothing' : index.whole ? 'whole' : 'first').toBe(answer);
    expect([...catalog.missed]).toEqual(missed);
    await load(catalog.missed);
    const found: DebianPackage | undefined = catalog.debian('trixie', names)?.find('curl');
    expect(found?.name).toBe('curl');
  });

  it('debian: the first slice has to do where the rest cannot be had', async () => {
    const { catalog, load } = open();
    await load(['debian-bookworm', 'debian-bookworm-rest']);
    expect(catalog.debian('bookworm', ['xyzzy'])?.whole).toBe(false);
    // Noted all the same, so that the report can say what it lacks.
    expect([...catalog.missed]).toEqual(['debian-bookworm-rest']);
  });
});
