import type { Amount, Evidence } from '../../amount.ts';

/** Python distributions by name. */
export interface WheelTable {
  /**
   * Releases of a distribution, newest version first: at least the newest ones of each index, see `isWhole`.
   * @returns null when the catalog does not know the name, undefined when its slice is not loaded yet
   */
  project(name: string): PythonProject | null | undefined;
  /** The same with all releases that the catalog knows; undefined while the slice of the older ones is not loaded. */
  whole?(name: string): PythonProject | null | undefined;
  /** Normalised names, sorted: those that `project` answers at once, and those that are in slices loaded on demand. */
  readonly names?: { readonly first: readonly string[]; readonly rest: readonly string[] };
  /** What a wheel of which only the file name and the size are known becomes on disk; null when no rule covers it. */
  weighBySize?(name: string, file: string, wheelBytes: number): WheelWeight | null;
  /** Bytes on disk of a distribution that nobody knows: median, 10th and 90th percentile of the measured ones. */
  readonly typical?: Amount;
}

export interface PythonProject {
  /** PEP 503 normalised name. */
  readonly name: string;
  readonly releases: readonly PythonRelease[];
  /** False when older releases may be missing from `releases`; `WheelTable.whole` has them. */
  readonly isWhole: boolean;
}

export interface PythonRelease {
  readonly version: string;
  /** `pypi`, `pytorch-cpu`, `pytorch-cu128`, `nvidia`. */
  readonly index: string;
  /** First day that this release is known to have existed; null when unknown. */
  readonly since: string | null;
  readonly requiresPython: string | null;
  /** PEP 508 requirements. Lock files give names without ranges: see `ranged`. */
  readonly requires: readonly string[];
  /** Whether `requires` carries the version ranges of the wheel's own METADATA. */
  readonly ranged: boolean;
  readonly extras: readonly string[];
  readonly wheels: readonly PythonWheel[];
  /** Bytes of the source distribution; null when there is none or its size is unknown. */
  readonly sdistBytes: number | null;
}

export interface PythonWheel {
  readonly file: string;
  /** Bytes of the .whl: what pip downloads and caches. Null when unknown. */
  readonly wheelBytes: Amount | null;
  readonly weight: WheelWeight;
}

/** Folders called `tests` or `test` at any depth of a wheel. Bytes. */
export interface TestFolders {
  /** How most of them are called. */
  readonly folder: 'tests' | 'test';
  /** .py files, of `WheelWeight.source`. */
  readonly source: number;
  /** Of `WheelWeight.native`. */
  readonly native: number;
  /** Everything else. */
  readonly data: number;
}

/** What a wheel becomes on disk. */
export interface WheelWeight {
  /** Bytes of the unpacked wheel without byte-code. */
  readonly unpacked: Amount;
  /** Bytes of the .pyc that pip writes by default (CPython 3.11). */
  readonly bytecode: Amount;
  /** Of `unpacked`: shared libraries and executables. */
  readonly native: number;
  /** Of `unpacked`: .py files. */
  readonly source: number;
  /** What of `unpacked` lies in test folders; absent when there are none or nobody has looked. */
  readonly tests?: TestFolders;
  /** Bytes of the unpacked tree with byte-code in a gzip layer; null when unknown. */
  readonly gzip: number | null;
  /** Files in the wheel; of a derived weight, about as many as its neighbour has. */
  readonly files?: number;
  /** Entry points: pip writes a small script in bin for each. */
  readonly scripts?: number;
  readonly topLevel: readonly string[];
  readonly evidence: Evidence;
  readonly note: string;
}
