/**
 * A slice of Python distributions as plain columns: one array for each property, so that equal values stand side by side and
 * compress. Bytes throughout; -1 stands for unknown. scripts/catalog/buildWheels.ts writes it, decodeWheels.ts reads it.
 */
export interface WheelSlice {
  readonly date: string;
  /** Everything that is text, once; other columns hold positions in it. */
  readonly strings: readonly string[];
  /** Lists of texts that occur more than once a slice: requirements, extras, folders. */
  readonly lists: readonly (readonly number[])[];
  readonly projects: {
    readonly name: readonly string[];
    /** How many of the releases below belong to it. */
    readonly releases: readonly number[];
  };
  /** Newest first within a project. */
  readonly releases: {
    readonly version: readonly string[];
    readonly index: readonly number[];
    /** Days since 2000-01-01. */
    readonly since: readonly number[];
    readonly requiresPython: readonly number[];
    /** Of `lists`. */
    readonly requires: readonly number[];
    /** 0 none, 1 its own METADATA's, 2 lent by a neighbour release. */
    readonly ranges: readonly number[];
    readonly extras: readonly number[];
    readonly sdist: readonly number[];
    readonly wheels: readonly number[];
  };
  readonly wheels: {
    readonly tags: readonly number[];
    readonly bytes: readonly number[];
    readonly rounding: readonly number[];
    /** 0 measured, 1 published, 2 published of another Python's wheel, 3 derived. */
    readonly kind: readonly number[];
  };
  /** Of the wheels with kind 0, in order. */
  readonly measured: {
    readonly unpacked: readonly number[];
    readonly pyc: readonly number[];
    readonly native: readonly number[];
    readonly py: readonly number[];
    readonly gzip: readonly number[];
    readonly files: readonly number[];
    readonly topLevel: readonly number[];
    readonly scripts: readonly number[];
  };
  /** Of the wheels with kind 1 or 2, in order. */
  readonly published: {
    readonly unpacked: readonly number[];
    readonly py: readonly number[];
    readonly files: readonly number[];
  };
}

/** What only the first slice has. */
export interface FirstWheelSlice extends WheelSlice {
  /** How many `wheels-<n>` slices there are. */
  readonly shards: number;
  /** Names that are in the shards only. */
  readonly rest: readonly string[];
  /** Names of `projects` whose older releases are in a shard. */
  readonly more: readonly number[];
  /** Distributions with test folders, in the shards' too. */
  readonly tests: TestColumns;
  /** Ratios to the wheel's bytes by class, each `[median, p10, p90]`. */
  readonly ratios: Readonly<Record<string, ClassRatios>>;
}

/**
 * Releases whose RECORD was read, oldest first within a name. What releases before and after share is left out.
 */
export interface TestColumns {
  readonly name: readonly string[];
  /** How many of the rows below belong to it. */
  readonly rows: readonly number[];
  readonly version: readonly string[];
  /** 1 where the folder is called `test`. */
  readonly isTest: readonly number[];
  /** Bytes, of .py files. */
  readonly source: readonly number[];
  readonly native: readonly number[];
  readonly data: readonly number[];
}

export interface ClassRatios {
  readonly unpacked: readonly [number, number, number];
  readonly pyc: readonly [number, number, number];
  readonly gzip: number;
}

/** Which shard a name lies in: FNV-1a over its UTF-16 units. */
export function shardOf(name: string, shards: number): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < name.length; at += 1) {
    hash = Math.imul(hash ^ name.charCodeAt(at), 0x01000193) >>> 0;
  }
  return hash % shards;
}

/** The class whose ratios stand for a wheel of which only the file name and the size are known. */
export function ratioClass(name: string, tags: string, wheelBytes: number): string {
  if (name.startsWith('nvidia-')) return 'nvidia';
  if (name === 'triton') return 'triton';
  if (name === 'torch') return 'torch-cuda';
  const kind = tags.endsWith('-any') ? 'none-any' : 'platform';
  const step = SIZE_STEPS.findLast((from) => wheelBytes >= from) ?? 0;
  return `${kind} ${step}`;
}

export const SIZE_STEPS: readonly number[] = [0, 100_000, 1_000_000, 5_000_000, 20_000_000];
