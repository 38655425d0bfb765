import type { Amount, Evidence } from '../../amount.ts';
import type { Notice } from '../../effects.ts';
import type { Requirement } from './requirement.ts';
import type { WheelWeight } from './wheelTable.ts';

/** What a command asks for. */
export interface PythonRequest {
  /** In the order given; their markers are evaluated here. */
  readonly requirements: readonly Requirement[];
  /** Limits that bring nothing themselves (`-c`). */
  readonly constraints: readonly Requirement[];
  /** `--pre`. */
  readonly pre: boolean;
  readonly noDeps: boolean;
  /** `-U`: what the user named is taken at its newest even where an installed one would do. */
  readonly upgrade: boolean;
  /** `--force-reinstall`, `--ignore-installed`, `--target`: what is there does not count. */
  readonly ignoreInstalled: boolean;
  /** `--only-binary :all:`: releases without a wheel are left out. */
  readonly onlyBinary: boolean;
}

export interface ResolvedDistribution {
  readonly name: string;
  readonly version: string;
  readonly index: string;
  /** Extras that were asked for. */
  readonly extras: readonly string[];
  /** Names of what asked for it, nearest first; empty when the user named it. */
  readonly requiredBy: readonly string[];
  /** The wheel's file name; null when it is built from source, or when nothing of the release is known. */
  readonly file: string | null;
  /** What is downloaded; null when unknown. */
  readonly downloadBytes: Amount | null;
  readonly weight: WheelWeight;
  readonly evidence: Evidence;
  /** Built from a source distribution. */
  readonly fromSource: boolean;
}

export interface UnknownDistribution {
  readonly name: string;
  /** `==1.2`, a URL, or empty. */
  readonly asked: string;
  readonly requiredBy: readonly string[];
  /** The range learned from the catalog. */
  readonly amount: Amount;
  /** Where the range comes from. */
  readonly reason: string;
}

export interface PythonResolution {
  /** What is written, in the order of names. What was there already and stays is in `kept`. */
  readonly distributions: readonly ResolvedDistribution[];
  readonly kept: readonly { readonly name: string; readonly version: string }[];
  readonly unknowns: readonly UnknownDistribution[];
  readonly problems: readonly Notice[];
  /** Sum of the wheels; unknown ones are left out. */
  readonly downloadBytes: Amount;
  /** Whether slices were missing, so that another run may say more. */
  readonly pending: boolean;
}
