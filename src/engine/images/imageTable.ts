import type { Amount, Evidence } from '../amount.ts';
import type { Content } from '../effects.ts';
import type { Platform } from '../workspace.ts';
import type { DebianSuite } from '../packages/debian/debianIndex.ts';

/** Base images by reference. */
export interface ImageTable {
  /** @param asOf a month or day, for floating tags; the catalog's day when undefined. */
  resolve(reference: string, platform: Platform, asOf: string | undefined): BaseImage;
}

/** How the image of a reference was found. */
export type ImageMatch = 'exact' | 'alias' | 'nearest' | 'unknown' | 'scratch';

/** What a base image brings: its bytes and everything that later lines depend on. */
export interface BaseImage {
  /** The reference in short form: `python:3.12-slim`, registry and library/ prefixes of the Docker Hub dropped. */
  readonly reference: string;
  /** The tag whose facts these are: `python:3.12-slim-trixie`. */
  readonly resolved: string;
  readonly match: ImageMatch;
  /** Sum of the image's layers. */
  readonly amount: Amount;
  readonly compressed: Amount;
  readonly layerCount: number;
  readonly evidence: Evidence;
  readonly source: string;
  /** The image's bytes by place; they add up to `amount`. At least one entry at `/`. Empty for scratch. */
  readonly contents: readonly Content[];
  readonly env: Readonly<Record<string, string>>;
  readonly workdir: string;
  readonly user: string;
  readonly system: System;
  /** Pythons that the image holds, the one that `python` starts first. */
  readonly pythons: readonly BasePython[];
  /** Names of dpkg packages that the image holds. */
  readonly debianPackages: readonly string[];
  /** Other programs on PATH that matter for clean-ups and installs: `conda`, `npm`, `uv`, `git`. */
  readonly tools: readonly string[];
  /** Instructions that run in the child right after FROM. */
  readonly onbuild: readonly string[];
}

/** What the packages of the image come from. */
export type System =
  | {
      readonly kind: 'debian';
      readonly suite: DebianSuite;
      /** Documentation, manual pages and translations stay out of later installs too (dpkg path-excludes). */
      readonly slim: boolean;
      /** Another distribution that this suite stands in for: `ubuntu jammy`. Null for Debian itself. */
      readonly standsInFor: string | null;
    }
  | { readonly kind: 'alpine'; readonly release: string | null }
  | { readonly kind: 'rpm'; readonly distribution: string }
  | { readonly kind: 'windows' }
  | { readonly kind: 'none' }
  | { readonly kind: 'unknown' };

export interface BasePython {
  /** `3.12` */
  readonly version: string;
  /** Prefix such as `/usr/local`, `/usr`, `/opt/conda`. */
  readonly prefix: string;
  readonly sitePackages: string;
  /** Whether the standard library's byte-code is there already; official python images ship none. */
  readonly hasBytecode: boolean;
  /** Distributions in site-packages. */
  readonly installed: readonly { readonly name: string; readonly version: string }[];
}
