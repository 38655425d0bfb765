const UNITS = ['B', 'kB', 'MB', 'GB', 'TB', 'PB'] as const;

export type ByteUnit = (typeof UNITS)[number];

/** Three significant digits without trailing zeros and decimal units, as `docker images` prints sizes (docker/go-units, HumanSize). */
const digits = new Intl.NumberFormat('en', { maximumSignificantDigits: 3, useGrouping: false });

/** A number of bytes as a figure and its unit, apart, for headlines that set them in two sizes. */
export function splitBytes(bytes: number): { readonly figure: string; readonly unit: ByteUnit } {
  let value = bytes;
  for (const unit of UNITS) {
    // 999.6 would print as 1000: it belongs to the next unit.
    if (Math.abs(value) < 999.5 || unit === 'PB') return { figure: digits.format(value), unit };
    value /= 1000;
  }
  return { figure: digits.format(value), unit: 'PB' };
}

/** `281 MB` */
export function formatBytes(bytes: number): string {
  const { figure, unit } = splitBytes(bytes);
  return `${figure} ${unit}`;
}
