/** Bits a second that are offered: a train, a home, an office, a data centre. */
export const BANDWIDTHS: readonly number[] = [10e6, 50e6, 100e6, 1000e6];

const FACTORS: Readonly<Record<string, number>> = { '': 1e6, k: 1e3, m: 1e6, g: 1e9 };

/**
 * Bits a second of what a person types: `100 Mbit/s`, `1 Gbit`, `2.5g`, `50 Mbps`; a number alone is of Mbit/s.
 *
 * @returns null when it is no bandwidth, or nothing goes through it
 */
export function parseBandwidth(text: string): number | null {
  const match = /^\s*(\d+(?:[.,]\d+)?)\s*([kmg]?)(?:b(?:it)?(?:\/s|ps)?)?\s*$/i.exec(text);
  const factor = FACTORS[match?.[2]?.toLowerCase() ?? 'none'];
  if (match?.[1] === undefined || factor === undefined) return null;
  const bits = Number(match[1].replace(',', '.')) * factor;
  return bits >= 1000 && bits <= 1e12 ? bits : null;
}

/** `100 Mbit/s`, which `parseBandwidth` reads again. */
export function formatBandwidth(bitsPerSecond: number): string {
  const [factor, unit] =
    bitsPerSecond >= 1e9
      ? [1e9, 'Gbit/s']
      : bitsPerSecond >= 1e6
        ? [1e6, 'Mbit/s']
        : [1e3, 'kbit/s'];
  return `${Number((bitsPerSecond / factor).toPrecision(3))} ${unit}`;
}
