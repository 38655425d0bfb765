import type { Seconds } from '../../engine/reporting/transferTime.ts';

/** How a length of time is written; `unit` is of the figures. */
export interface WrittenTime {
  readonly from: string;
  /** The same as `from` when the two would be written alike. */
  readonly to: string;
  readonly unit: 's' | 'min' | 'h';
}

const UNITS = [
  { unit: 's', seconds: 1, upTo: 90 },
  { unit: 'min', seconds: 60, upTo: 90 * 60 },
  { unit: 'h', seconds: 3600, upTo: Infinity },
] as const;

/** A range of time in a unit that suits its longer end, no more exact than a model of networks is. */
export function formatSeconds({ low, high }: Seconds): WrittenTime {
  const { unit, seconds } = UNITS.find(({ upTo }) => high < upTo) ?? UNITS[2];
  // Less than a second is not told apart.
  const longest = Math.max(high / seconds, 1);
  return { from: figure(low / seconds), to: figure(longest), unit };
}

/** Whole figures; from ten on in fives. */
function figure(count: number): string {
  if (!Number.isFinite(count)) return '∞';
  return String(count >= 10 ? Math.round(count / 5) * 5 : Math.round(count));
}
