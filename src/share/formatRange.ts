import type { Amount } from '../engine/amount.ts';
import { formatBytes } from './formatBytes.ts';

/** `8 GB to 9.1 GB`; null when both ends print alike. */
export function formatRange({ low, high }: Pick<Amount, 'low' | 'high'>): string | null {
  const [from, to] = [formatBytes(low), formatBytes(high)];
  return from === to ? null : `${from} to ${to}`;
}
