/**
 * A suite as it lies in public/catalog: one column a field, row `i` of each belongs to the package `i` in order of name.
 * Lists of packages are numbers of rows in base 36; a near row is written as its distance, `+2` or `-1`.
 */
export interface DebianSlice {
  readonly suite: string;
  readonly date: string;
  readonly whole: boolean;
  /** Sorted names, each as the count of leading characters it shares with the one before (base 36) and the rest. */
  readonly names: string;
  /** Blank-separated; empty where the same as the row before. */
  readonly versions: string;
  /** Installed-Size, KiB. */
  readonly installed: readonly number[];
  /** Size of the .deb, KiB, rounded. */
  readonly deb: readonly number[];
  /** Measured under the slim path-excludes: distance to the row of the triple before, bytes, paths; and so on. */
  readonly slim: readonly number[];
  readonly sections: readonly string[];
  /** One character a package: its section's place, from `#` on. */
  readonly section: string;
  /** A line a package; groups separated by blanks, alternatives by `|`; `!` is a group that nothing satisfies. */
  readonly depends: string;
  readonly recommends: string;
  readonly conflicts: string;
  /** A line a package: other names that it goes by. */
  readonly provides: string;
  /** Rows in the order in which apt's cache meets their names; absent where no rule looks at it, else the popular rows. */
  readonly meeting?: readonly number[];
}

/** Reads a slice that came out of JSON. @throws TypeError when it is none */
export function toDebianSlice(value: unknown): DebianSlice {
  if (!isDebianSlice(value)) throw new TypeError('not a Debian slice');
  return value;
}

const TEXTS = [
  'suite',
  'date',
  'names',
  'versions',
  'section',
  'depends',
  'recommends',
  'conflicts',
  'provides',
];
const LISTS = ['installed', 'deb', 'slim', 'sections'];

function isDebianSlice(value: unknown): value is DebianSlice {
  if (typeof value !== 'object' || value === null) return false;
  const fields = new Map(Object.entries(value));
  return (
    TEXTS.every((key) => typeof fields.get(key) === 'string') &&
    LISTS.every((key) => Array.isArray(fields.get(key)))
  );
}
