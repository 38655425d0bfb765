import type { SliceId } from '../engine/catalog.ts';
import type { ReadSlice } from './createCatalog.ts';

/** Slices as they came and as they were decoded, each read and decoded at most once. */
export interface SliceStore {
  readonly load: (ids: Iterable<SliceId>) => Promise<void>;
  /** The parsed JSON of a loaded slice. */
  readonly raw: (id: SliceId) => unknown;
  /** Undefined while the slice is not loaded, or when it failed. */
  readonly decoded: <T>(id: SliceId, decode: (json: unknown) => T) => T | undefined;
  readonly failures: ReadonlyMap<SliceId, string>;
  readonly retry: () => void;
}

export function createSliceStore(read: ReadSlice): SliceStore {
  const raw = new Map<SliceId, unknown>();
  const decodedSlices = new Map<SliceId, unknown>();
  const underWay = new Map<SliceId, Promise<void>>();
  const failures = new Map<SliceId, string>();

  async function fetchSlice(id: SliceId): Promise<void> {
    try {
      raw.set(id, await read(id));
    } catch (reason) {
      failures.set(id, messageOf(reason));
    }
  }

  return {
    raw: (id) => raw.get(id),
    failures,
    retry: () => failures.clear(),
    async load(ids) {
      const waits: Promise<void>[] = [];
      for (const id of new Set(ids)) {
        if (raw.has(id) || failures.has(id)) continue;
        const wait = underWay.get(id) ?? fetchSlice(id).finally(() => underWay.delete(id));
        underWay.set(id, wait);
        waits.push(wait);
      }
      await Promise.all(waits);
    },
    decoded<T>(id: SliceId, decode: (json: unknown) => T): T | undefined {
      if (failures.has(id) || !raw.has(id)) return undefined;
      if (!decodedSlices.has(id)) {
        try {
          decodedSlices.set(id, decode(raw.get(id)));
        } catch (reason) {
          failures.set(id, `it is damaged: ${messageOf(reason)}`);
          raw.delete(id);
          return undefined;
        }
      }
      // Every id is decoded by one function only: createCatalog.ts.
      return decodedSlices.get(id) as T;
    },
  };
}

function messageOf(reason: unknown): string {
  return reason instanceof Error ? reason.message : String(reason);
}
