const FACTORS: Readonly<Record<string, number>> = {
  '': 1,
  b: 1,
  byte: 1,
  bytes: 1,
  k: 1e3,
  kb: 1e3,
  m: 1e6,
  mb: 1e6,
  g: 1e9,
  gb: 1e9,
  t: 1e12,
  tb: 1e12,
  kib: 2 ** 10,
  mib: 2 ** 20,
  gib: 2 ** 30,
  tib: 2 ** 40,
};

/**
 * Bytes of what a person types: `440 MB`, `1.3g`, `512 MiB`, `1,5 GB`, `20000`.
 *
 * @returns null when it is no size
 */
export function parseBytes(text: string): number | null {
  const match = /^\s*(\d+(?:[.,]\d+)?)\s*([a-z]*)\s*$/i.exec(text);
  const factor = FACTORS[match?.[2]?.toLowerCase() ?? 'none'];
  if (match?.[1] === undefined || factor === undefined) return null;
  const bytes = Math.round(Number(match[1].replace(',', '.')) * factor);
  return Number.isSafeInteger(bytes) ? bytes : null;
}
