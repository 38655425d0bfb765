import type { Content } from '../effects.ts';

/** One piece of the ledger: content, and the layer whose copy of it this is. */
export interface Entry {
  readonly content: Content;
  /** Index into the stack of layers; 0 is the base image. */
  readonly layer: number;
}

export type Existence = 'yes' | 'no' | 'maybe';

/** The stage's filesystem as a command sees it. */
export interface ReadonlyFilesystem {
  /** Index of the layer that is being written. */
  readonly layer: number;
  /** What is visible at `path` or below it, mounts of the running RUN included. */
  under(path: string): readonly Entry[];
  /** `maybe` when only a spread folder above it could hold it. */
  exists(path: string): Existence;
  /** The text of a small file that the ledger knows word for word. */
  text(path: string): string | undefined;
  /** Paths of known entries that match a glob, sorted. */
  glob(pattern: string): readonly string[];
  /** The mount of the running RUN that `path` lies in: what is written there never reaches the layer. */
  mountAt(path: string): MountPoint | undefined;
}

export interface MountPoint {
  readonly target: string;
  readonly type: 'bind' | 'cache' | 'tmpfs' | 'secret' | 'ssh';
}
