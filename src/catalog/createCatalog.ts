import type { Catalog, SliceId } from '../engine/catalog.ts';
import type { DebianIndex, DebianSuite } from '../engine/packages/debian/debianIndex.ts';
import type { ImageTable } from '../engine/images/imageTable.ts';
import type { ModelTable } from '../engine/models/modelTable.ts';
import type { PackageTable } from '../engine/packages/other/packageTable.ts';
import type { WheelTable } from '../engine/packages/python/wheelTable.ts';
import { decodeDebian } from './decodeDebian.ts';
import { decodeImages } from './decodeImages.ts';
import { decodeModels } from './decodeModels.ts';
import { decodePackages } from './decodePackages.ts';
import { decodeWheels } from './decodeWheels.ts';
import { readMeta } from './readMeta.ts';
import { createSliceStore } from './sliceStore.ts';

/** Reads one slice as parsed JSON; rejects when it cannot be had. */
export type ReadSlice = (id: SliceId) => Promise<unknown>;

export interface LoadingCatalog {
  readonly catalog: Catalog;
  /** Loads slices that are not there yet. Never rejects: what failed is in `failures` and is not asked for again. */
  readonly load: (ids: Iterable<SliceId>) => Promise<void>;
  /** Why a slice could not be loaded or decoded, by id. */
  readonly failures: ReadonlyMap<SliceId, string>;
  /** Forgets failures, so that the next `load` tries again: the user is online again. */
  readonly retry: () => void;
}

/** The catalog over slice files that are read on demand: the only place that knows which slice answers which lookup. */
export function createCatalog(read: ReadSlice): LoadingCatalog {
  const missed = new Set<SliceId>();
  const store = createSliceStore(read);

  /** The decoded slice, decoding it once; undefined and noted while it is not loaded. */
  function lookUp<T>(id: SliceId, decode: (json: unknown) => T): T | undefined {
    const decoded = store.decoded(id, decode);
    if (decoded === undefined) missed.add(id);
    return decoded;
  }

  function shard(id: SliceId): unknown {
    return lookUp(id, (json) => json);
  }

  function debian(suite: DebianSuite, names: readonly string[]): DebianIndex | undefined {
    const id = `debian-${suite}`;
    const first = lookUp(id, (json) => decodeDebian(json));
    if (first === undefined || first.whole || names.every((name) => isIn(first, name))) {
      return first;
    }
    const restId = `${id}-rest`;
    const whole = lookUp(restId, (rest) => decodeDebian(store.raw(id), rest));
    // An unreachable rest leaves the first slice, which says itself that it is not whole.
    return whole ?? (store.failures.has(restId) ? first : undefined);
  }

  const catalog: Catalog = {
    get date() {
      return store.decoded('meta', readMeta)?.date ?? '';
    },
    images: (): ImageTable | undefined => lookUp('images', decodeImages),
    models: (): ModelTable | undefined => lookUp('models', decodeModels),
    wheels: (): WheelTable | undefined => lookUp('wheels', (first) => decodeWheels(first, shard)),
    packages: (): PackageTable | undefined =>
      lookUp('packages', (first) => decodePackages(first, shard)),
    debian,
    missed,
  };
  return { catalog, load: store.load, failures: store.failures, retry: store.retry };
}

function isIn(index: DebianIndex, name: string): boolean {
  return index.find(name) !== undefined || index.providers(name).length > 0;
}
