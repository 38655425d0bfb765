import type { Content } from '../effects.ts';

/** Whether a write of `b` takes the place of `a`: DESIGN.md, Identity. */
export function isSame(a: Content, b: Content): boolean {
  if (a.path !== b.path || a.spread !== b.spread) return false;
  if (!a.spread) return true;
  // Two outputs of which only "somewhere" is known are not one and the same.
  if (a.path === '/') return false;
  return (
    a.fileClass === b.fileClass &&
    a.origin.kind === b.origin.kind &&
    a.origin.name === b.origin.name
  );
}
