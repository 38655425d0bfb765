import type { Amount } from '../../engine/amount.ts';
import type { Claim, ClaimOf } from './claim.ts';
import { parseBytes } from '../parseBytes.ts';

/**
 * A claim as a person types it: `450MB`, `base=130 MB`, `builder=1.2 GB`. The name before the sign is that of a stage, its number,
 * `base` or `image`.
 * @returns null when it names no size
 */
export function parseClaim(text: string): Claim | null {
  const [, name = 'image', size = ''] = /^\s*(?:([\w.-]+)\s*=)?\s*(.*)$/s.exec(text) ?? [];
  const claimed = claimedSize(size);
  return claimed === null ? null : { of: partNamed(name), claimed };
}

/** A size with what its last digit leaves open: `1.2 GB` may be 1.15 to 1.25 GB. */
export function claimedSize(text: string): Amount | null {
  const plain = text.replace(/^\s*(~|≈|about|around|under|below|<)\s*/i, '');
  const bytes = parseBytes(plain);
  if (bytes === null || bytes === 0) return null;
  const [, figure = ''] = /^\s*([\d.,]+)/.exec(plain) ?? [];
  const value = Number(figure.replace(',', '.'));
  const digits = /[.,](\d+)$/.exec(figure)?.[1]?.length ?? 0;
  const half = Math.round((bytes / value / 10 ** digits) * 0.5);
  return { bytes, low: bytes - half, high: bytes + half };
}

function partNamed(name: string): ClaimOf {
  if (name === 'image' || name === 'base') return { kind: name };
  return { kind: 'stage', stage: name };
}
