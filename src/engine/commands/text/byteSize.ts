const UNITS: Readonly<Record<string, number>> = {
  '': 1,
  c: 1,
  w: 2,
  b: 512,
  k: 1024,
  K: 1024,
  KiB: 1024,
  kB: 1000,
  KB: 1000,
  M: 1024 ** 2,
  m: 1024 ** 2,
  MiB: 1024 ** 2,
  MB: 1000 ** 2,
  G: 1024 ** 3,
  g: 1024 ** 3,
  GiB: 1024 ** 3,
  GB: 1000 ** 3,
  T: 1024 ** 4,
  TiB: 1024 ** 4,
  TB: 1000 ** 4,
};

/** Bytes of a size as dd, truncate, head and fallocate write it (`64M`, `1kB`, `2x512`); undefined for anything else. */
export function byteSize(text: string): number | undefined {
  let product = 1;
  for (const factor of text.split(/x(?=\d)/)) {
    const match = /^(\d+)([A-Za-z]*)$/.exec(factor.trim());
    const unit = match && Object.hasOwn(UNITS, match[2] ?? '') ? UNITS[match[2] ?? ''] : undefined;
    if (!match || unit === undefined) return undefined;
    product *= Number(match[1]) * unit;
  }
  // More than any disk: not a size that a build could write.
  return product <= 1e15 ? product : undefined;
}
