import { splitBytes } from '../../share/formatBytes.ts';
import { formatBytes } from '../format/formatBytes.ts';

/** A figure before and after the rewrites, as it is read. */
export interface FigureText {
  readonly from: string;
  /** Null without changes, and for one too small to be read off the figures. */
  readonly to: string | null;
}

/**
 * One unit for both where it is the same: `7.96 → 4.77 GB`. A figure that stands alone keeps its unit.
 *
 * @param before bytes; null while nothing is known
 * @param after bytes; null without changes
 */
export function figureText(before: number | null, after: number | null): FigureText {
  if (before === null) return { from: '–', to: null };
  const from = formatBytes(before);
  const to = after === null ? null : formatBytes(after);
  if (after === null || to === from) return { from, to: null };
  const size = splitBytes(before);
  return { from: size.unit === splitBytes(after).unit ? size.figure : from, to };
}
