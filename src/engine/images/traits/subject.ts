import type { Content } from '../../effects.ts';
import type { ImageFacts } from '../imageFacts.ts';
import type { BasePython, System } from '../imageTable.ts';
import type { ResolvedRow } from '../resolveRow.ts';

/** An image whose bytes are known and whose inside is to be described. */
export interface Subject extends ResolvedRow {
  readonly facts: ImageFacts;
  /** Short name: `python`, `nvidia/cuda`. */
  readonly name: string;
}

/** Bytes of an image that lie at a known place. */
export interface Place {
  readonly path: string;
  /** A folder under which the bytes lie, instead of one file. */
  readonly spread: boolean;
  readonly fileClass: Content['fileClass'];
  readonly bytes: number;
}

/** What an image holds beside its bytes. */
export interface Traits {
  readonly system: System;
  readonly pythons: readonly BasePython[];
  readonly debianPackages: readonly string[];
  readonly places: readonly Place[];
}

export function folder(path: string, fileClass: Content['fileClass'], bytes: number): Place {
  return { path, spread: true, fileClass, bytes: Math.max(0, Math.round(bytes)) };
}

export function file(path: string, fileClass: Content['fileClass'], bytes: number): Place {
  return { path, spread: false, fileClass, bytes: Math.max(0, Math.round(bytes)) };
}
