import type { DebianPackage } from './debianIndex.ts';

/** One package that `apt-get install` is asked for. */
export interface DebianRequest {
  readonly name: string;
  /** The version pattern of `pkg=1.2*`; null when not pinned. */
  readonly version: string | null;
}

export type DebianResolution =
  | {
      readonly kind: 'installed';
      /** In the order in which apt marks them: a package before what it brings. */
      readonly new: readonly ChosenPackage[];
      readonly upgraded: readonly UpgradedPackage[];
      /** Names of installed packages that have to go. */
      readonly removed: readonly string[];
      /** Virtual names and the package that apt took for each. */
      readonly substituted: readonly { readonly name: string; readonly by: string }[];
      /** Pins that the archive's version does not match; the package was taken in the archive's version. */
      readonly missedPins: readonly {
        readonly name: string;
        readonly wanted: string;
        readonly has: string;
      }[];
    }
  | { readonly kind: 'refused'; readonly problems: readonly DebianProblem[] };

export interface ChosenPackage {
  readonly package: DebianPackage;
  /** Names of what asked for it, nearest first; empty when the request names it. */
  readonly requiredBy: readonly string[];
  /** Whether only a Recommends brought it. */
  readonly recommended: boolean;
}

export interface UpgradedPackage {
  readonly package: DebianPackage;
  /** The version before. */
  readonly from: string;
}

export type DebianProblem =
  /** "Unable to locate package" or "has no installation candidate". */
  | { readonly kind: 'not-found'; readonly name: string }
  /** A virtual name with several providers: apt wants one to be named. */
  | { readonly kind: 'virtual'; readonly name: string; readonly providers: readonly string[] }
  /** "unmet dependencies": `name` needs something that cannot be had, or conflicts with `against`. */
  | { readonly kind: 'unmet'; readonly name: string; readonly against: string | null };
