import type { Amount } from '../../../engine/amount.ts';

/** On which side of the load line an amount lies; `unsure` while its range lies on both. */
export type LoadSide = 'over' | 'under' | 'unsure';

export interface LoadVerdict {
  readonly side: LoadSide;
  /** Whether the figure itself, apart from its range, is beyond the line. */
  readonly isOver: boolean;
  /** Distance of the figure from the line, never negative. */
  readonly bytes: number;
}

/** Whether an image passes: both ends of its range have to agree. A weight on the line passes. */
export function loadVerdict({ bytes, low, high }: Amount, load: number): LoadVerdict {
  const isOver = bytes > load;
  const side = low > load ? 'over' : high <= load ? 'under' : 'unsure';
  return { side, isOver, bytes: Math.abs(bytes - load) };
}
