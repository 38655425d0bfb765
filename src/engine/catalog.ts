import type { Amount, Evidence } from './amount.ts';
import type { DebianIndex, DebianSuite } from './packages/debian/debianIndex.ts';
import type { ImageTable } from './images/imageTable.ts';
import type { WheelTable } from './packages/python/wheelTable.ts';
import type { ModelTable } from './models/modelTable.ts';
import type { PackageTable } from './packages/other/packageTable.ts';

/**
 * The facts that the engine runs over, as an interface: loading, formats and caching are the business of src/catalog.
 *
 * Slices are loaded on demand. A lookup in a slice that is not loaded returns undefined and notes the slice's id, the engine goes
 * on with an unknown, and the caller loads what was noted and runs the engine again. So the engine needs no promises, and a first
 * picture stands before every slice is there.
 */
export interface Catalog {
  /** The day of the facts, `2026-11-20`. */
  readonly date: string;
  images(): ImageTable | undefined;
  wheels(): WheelTable | undefined;
  models(): ModelTable | undefined;
  /** Packages of apk, conda, npm and rpm. */
  packages(): PackageTable | undefined;
  /**
   * Packages of a suite. Without `names` or when all of them are in the suite's first slice, that slice; else the whole suite.
   */
  debian(suite: DebianSuite, names: readonly string[]): DebianIndex | undefined;
  /** Ids of the slices that lookups have missed since the catalog was made or `missed` was last cleared. */
  readonly missed: Set<SliceId>;
}

/** Name of a slice file below public/catalog, without its ending. */
export type SliceId = string;

/** A number of bytes out of the catalog, with where it comes from. */
export interface Fact {
  readonly amount: Amount;
  readonly evidence: Evidence;
  readonly source: string;
}
