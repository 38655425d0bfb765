import type { Content } from '../effects.ts';
import type { ReadonlyFilesystem } from './filesystem.ts';

/** Bytes that are counted elsewhere or not at all: how many of them lie here nobody knows, and 0 only stands for them. */
export function isUnweighed({ amount, evidence }: Content): boolean {
  return evidence === 'unknown' && amount.bytes === 0 && amount.high > 0;
}

/** Whether nothing at `path` has a weight of its own, so that a copy of it is as unknown as it is. */
export function isUnweighedAt(filesystem: ReadonlyFilesystem, path: string): boolean {
  const entries = filesystem.under(path).filter(({ content }) => content.amount.high > 0);
  return entries.length > 0 && entries.every(({ content }) => isUnweighed(content));
}

/** An empty folder that mkdir made. */
export function isEmptyFolder({ spread, amount, origin }: Content): boolean {
  return spread && amount.high === 0 && origin.kind === 'generated' && origin.name === 'mkdir';
}
