import type { Amount, Evidence } from '../../amount.ts';

/** Packages of managers other than apt and pip, each by its own measure of size. */
export type PackageEcosystem = 'apk' | 'conda' | 'npm' | 'rpm';

export interface PackageTable {
  /**
   * What is known of a package by its name there. For apk virtual names (`py-pip`) are seen through.
   * @returns null when the catalog does not know the name, undefined when its slice is not loaded yet
   */
  find(ecosystem: PackageEcosystem, name: string): PackageFacts | null | undefined;
  /**
   * Packages that install themselves as soon as all of their companions are there (apk's install_if: byte-code beside Python).
   * Empty while their slice is not loaded.
   */
  companions(ecosystem: PackageEcosystem): readonly PackageFacts[];
  /** What a package that the table does not know weighs on average, and the range that such averages lie in. */
  typical(ecosystem: PackageEcosystem): Amount;
}

export interface PackageFacts {
  readonly name: string;
  readonly version: string;
  /** Bytes of the package's own files on disk. */
  readonly installed: Amount;
  /** Bytes of the archive that is downloaded; null when unknown. */
  readonly archiveBytes: number | null;
  /** Names of packages that it needs, in order; empty for ecosystems without such facts. */
  readonly requires: readonly string[];
  /** Names that must all be there for it to install itself; empty for the rest. */
  readonly besides: readonly string[];
  readonly evidence: Evidence;
  /** One sentence: which index or measurement, with its date. */
  readonly source: string;
}
