import type { DebianSlice } from '../../../src/catalog/debianSlice.ts';
import type { SettledPackage } from './settleSuite.ts';

/** What dpkg left of a package under the slim path-excludes: bytes of its files, and how many paths it lists. */
export interface Measured {
  readonly bytes: number;
  readonly paths: number;
}

export interface SliceOptions {
  readonly suite: string;
  readonly date: string;
  /** Places in `packages` to keep; all when undefined. */
  readonly only?: ReadonlySet<number>;
  /** By package name. */
  readonly measured: ReadonlyMap<string, Measured>;
  /** Places whose order in apt's cache is kept. */
  readonly meeting: ReadonlySet<number>;
}

/** Lays packages out in columns; the kept ones must not depend on one that is not kept. */
export function packSlice(packages: readonly SettledPackage[], options: SliceOptions): DebianSlice {
  const kept = packages
    .map((_, id) => id)
    .filter((id) => options.only?.has(id) ?? true)
    .sort((a, b) => ((packages[a]?.row.name ?? '') < (packages[b]?.row.name ?? '') ? -1 : 1));
  const rowOf = new Map(kept.map((id, row) => [id, row]));
  const chosen = kept.flatMap((id) => packages[id] ?? []);

  const list = (row: number, ids: readonly number[]): string[] =>
    ids.flatMap((id) => {
      const other = rowOf.get(id);
      return other === undefined ? [] : [printRow(row, other)];
    });
  const groups = (row: number, all: readonly (readonly number[])[]): string =>
    all.map((ids) => list(row, ids).join('|') || '!').join(' ');
  const sections = [...new Set(chosen.map(({ row }) => row.section))].sort();
  const meeting = [...options.meeting].sort((a, b) => a - b).map((id) => rowOf.get(id) ?? 0);

  return {
    suite: options.suite,
    date: options.date,
    whole: options.only === undefined,
    names: shareFronts(chosen.map(({ row }) => row.name)),
    versions: blankRepeats(chosen.map(({ row }) => row.version)),
    installed: chosen.map(({ row }) => row.installedKib),
    deb: chosen.map(({ row }) => Math.round(row.debBytes / 1024)),
    slim: sparse(chosen.map(({ row }) => options.measured.get(row.name))),
    sections,
    section: chosen
      .map(({ row }) => String.fromCharCode(35 + sections.indexOf(row.section)))
      .join(''),
    depends: chosen.map((one, row) => groups(row, one.depends)).join('\n'),
    recommends: chosen.map((one, row) => groups(row, one.recommends)).join('\n'),
    conflicts: chosen.map((one, row) => list(row, one.conflicts).join(' ')).join('\n'),
    provides: chosen.map((one) => one.provides.filter(isTyped).join(' ')).join('\n'),
    ...(meeting.length > 0 ? { meeting } : {}),
  };
}

/** Rows nearer than this are written as a distance: packages of one source lie side by side, so these repeat. */
const NEAR = 40;

function printRow(from: number, to: number): string {
  const distance = to - from;
  if (Math.abs(distance) >= NEAR) return to.toString(36);
  return (distance < 0 ? '-' : '+') + Math.abs(distance).toString(36);
}

/**
 * Names that somebody could write in a Dockerfile. Rust, Haskell and OCaml packages provide tens of thousands of
 * generated names (features, ABI hashes) that only other packages ask for, and those questions are settled already.
 */
function isTyped(name: string): boolean {
  return !/^(librust|libghc|r-api|golang)-|-[0-9a-z]{5}$/.test(name);
}

function shareFronts(names: readonly string[]): string {
  return names
    .map((name, row) => {
      const before = names[row - 1] ?? '';
      let shared = 0;
      while (shared < 35 && shared < name.length && name[shared] === before[shared]) shared += 1;
      return shared.toString(36) + name.slice(shared);
    })
    .join(' ');
}

function blankRepeats(values: readonly string[]): string {
  return values.map((value, row) => (value === values[row - 1] ? '' : value)).join(' ');
}

function sparse(values: readonly (Measured | undefined)[]): number[] {
  let last = 0;
  return values.flatMap((value, row) => {
    if (value === undefined) return [];
    const distance = row - last;
    last = row;
    return [distance, value.bytes, value.paths];
  });
}
