import type { Amount, Evidence } from '../amount.ts';
import type { TagParts } from './parseTag.ts';

/** Everything that the catalog knows about base images, decoded. */
export interface ImageFacts {
  /** Day of the facts, `2026-11-21`; floating tags mean what they meant then. */
  readonly date: string;
  /** By short name: `python`, `nvidia/cuda`. */
  readonly images: ReadonlyMap<string, ImageFamily>;
  /** Names of dpkg packages by set: `debian:bookworm-slim`, `python:3.12-slim-bookworm`. */
  readonly packageSets: ReadonlyMap<string, readonly string[]>;
  readonly compositions: readonly Composition[];
  /** Bytes of the parts of a Python below /usr/local, by minor version. */
  readonly pythonLibraries: ReadonlyMap<string, PythonLibrary>;
  /** What an image that nobody has weighed may weigh, learned from those that somebody has. */
  readonly unknown: UnknownSizes;
}

/** What is known of one image. */
export interface ImageFamily {
  readonly rows: readonly ImageRow[];
  /** Floating tags on the catalog's day: the concrete tag that each stood for. */
  readonly aliases: ReadonlyMap<string, string>;
  /** Which suite a floating tag meant since which day, oldest first. Null: the tag was no longer listed. */
  readonly history: ReadonlyMap<string, readonly SuiteChange[]>;
  /** Which version a channel (`latest`, `lts`) meant since which day, oldest first. */
  readonly channels: ReadonlyMap<string, readonly ChannelChange[]>;
  /** From which patch release of a series on tags without a suite were built on which suite, oldest first. */
  readonly patchSuites: readonly PatchSuite[];
}

export interface SuiteChange {
  readonly from: string;
  readonly suite: string | null;
}

export interface ChannelChange {
  readonly from: string;
  readonly version: readonly number[];
}

export interface PatchSuite {
  /** `3.9`, or empty for every version of the image. */
  readonly series: string;
  readonly first: readonly number[];
  readonly suite: string;
}

/** One weighed or published image. */
export interface ImageRow {
  readonly tag: string;
  readonly parts: TagParts;
  /** Exact and floating tags of the same image at the time. */
  readonly aliases: readonly string[];
  /** Version that was weighed: `3.12.13-slim-bookworm`. */
  readonly version: string | null;
  /** Day or month of the build; null when unknown. */
  readonly created: string | null;
  readonly suite: string | null;
  readonly amount: Amount;
  readonly compressed: Amount;
  /** Bytes of the arm64 image's blobs, where published. */
  readonly arm64Compressed: number | null;
  readonly layerCount: number | null;
  readonly env: Readonly<Record<string, string>>;
  readonly workdir: string | null;
  readonly user: string | null;
  readonly tools: readonly string[];
  readonly evidence: Evidence;
  readonly source: string;
}

/** An image that its publisher builds on another by a known recipe. */
export interface Composition {
  readonly image: string;
  /** Matches a whole tag. */
  readonly tag: RegExp;
  /** Reference of the image below, with `$1` for the tag's groups. */
  readonly on: string;
  readonly layers: number;
  /** What the recipe adds, as rows of places. */
  readonly adds: readonly CompositionPart[];
  readonly env: Readonly<Record<string, string>>;
  readonly user: string | null;
  readonly workdir: string | null;
  readonly tools: readonly string[];
  /** How well the added bytes are known. */
  readonly evidence: Evidence;
  readonly source: string;
}

export interface CompositionPart {
  readonly path: string;
  readonly amount: Amount;
}

/** Bytes below a Python's prefix without byte-code and tests, as the official images leave it. */
export interface PythonLibrary {
  /** Modules of the standard library in .py. */
  readonly modules: number;
  /** Wheels that ensurepip bundles. */
  readonly bundledWheels: number;
  /** lib-dynload, stripped. */
  readonly extensions: number;
  /** libpython, stripped. */
  readonly shared: number;
  readonly headers: number;
  /** Unpacked pip, without byte-code, and which. */
  readonly pip: SizedVersion;
  /** Setuptools and wheel, up to Python 3.11. */
  readonly others: readonly (SizedVersion & { readonly name: string })[];
}

export interface SizedVersion {
  readonly version: string;
  readonly bytes: number;
}

export interface UnknownSizes {
  readonly plain: Amount;
  /** Names and tags that speak of CUDA, ROCm or another accelerator. */
  readonly accelerated: Amount;
  readonly slim: Amount;
  /** Compressed over uncompressed bytes. */
  readonly compression: { readonly low: number; readonly middle: number; readonly high: number };
}
