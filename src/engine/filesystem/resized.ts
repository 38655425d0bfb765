import { between, type Amount } from '../amount.ts';
import type { Content } from '../effects.ts';

/** Content that now weighs `factor` of what it did (strip, gzip in place); how well it packs is no longer known. */
export function resized(content: Content, factor: Amount): Content {
  const { compressed: _, amount, ...rest } = content;
  const { low, bytes, high } = amount;
  return { ...rest, amount: between(low * factor.low, bytes * factor.bytes, high * factor.high) };
}
