const UNITS = ['B', 'kB', 'MB', 'GB', 'TB', 'PB'] as const;

/** Three significant digits without trailing zeros and decimal units, as `docker images` prints sizes (docker/go-units, HumanSize). */
const digits = new Intl.NumberFormat('en', { maximumSignificantDigits: 3, useGrouping: false });

/** `281 MB` */
export function formatBytes(bytes: number): string {
  let unit = 0;
  // 999.6 would print as 1000: it belongs to the next unit.
  while (Math.abs(bytes) / 1000 ** unit >= 999.5 && unit < UNITS.length - 1) unit += 1;
  return `${digits.format(bytes / 1000 ** unit)} ${UNITS[unit] ?? 'B'}`;
}
