/** Suites whose whole index the catalog has. */
export type DebianSuite = 'bullseye' | 'bookworm' | 'trixie';

/**
 * The packages of one suite (release, updates and security merged, one version a name), amd64. Every version constraint
 * was decided when the catalog was built, so a dependency is just the packages that satisfy it: see DESIGN.md.
 */
export interface DebianIndex {
  readonly suite: DebianSuite;
  /** Whether this is the whole suite; if not, an unknown name may still exist in it. */
  readonly whole: boolean;
  /** The day of the archive, `2026-11-20`. */
  readonly date: string;
  find(name: string): DebianPackage | undefined;
  /** Other packages that provide `name`, sorted by name. */
  providers(name: string): readonly DebianPackage[];
  /** Packages whose Conflicts or Breaks exclude `one`. */
  opponents(one: DebianPackage): readonly DebianPackage[];
  /** Existing names most like `name`, at most `count`. */
  nearest(name: string, count: number): readonly string[];
  /** All names, sorted by code unit. */
  readonly names: readonly string[];
}

/** One package. The same package of one index is always the same object. */
export interface DebianPackage {
  readonly name: string;
  readonly version: string;
  /** Control field Installed-Size, in bytes (KiB × 1024). */
  readonly installedBytes: number;
  /** Bytes of its regular files under the slim path-excludes, as measured; null where never met. */
  readonly slimBytes: number | null;
  /** Paths that dpkg lists of it, documentation included, as measured; null where never met. */
  readonly paths: number | null;
  /** Bytes of the .deb, to the KiB. */
  readonly debBytes: number;
  readonly section: string;
  /** Place among the names as apt's cache meets them, which bullseye's apt goes by; Infinity where not kept. */
  readonly meeting: number;
  /** Pre-Depends and Depends, in order. */
  readonly depends: readonly DebianGroup[];
  readonly recommends: readonly DebianGroup[];
  /** Packages that its Conflicts and Breaks exclude. */
  readonly conflicts: readonly DebianPackage[];
}

/** Packages any of which satisfies one dependency, in the order in which apt tries them. Empty: nothing does. */
export type DebianGroup = readonly DebianPackage[];
