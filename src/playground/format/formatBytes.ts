import { splitBytes } from '../../share/formatBytes.ts';

/** `5.13 GB`, with a no-break space. */
export function formatBytes(bytes: number): string {
  const { figure, unit } = splitBytes(bytes);
  return `${figure}\u00a0${unit}`;
}

/** `8–9.1 GB`, or `980 MB–1.2 GB` across units; null when both ends print alike. */
export function formatRange(low: number, high: number): string | null {
  const from = splitBytes(low);
  const to = splitBytes(high);
  if (from.figure === to.figure && from.unit === to.unit) return null;
  const start =
    from.unit === to.unit || low === 0 ? from.figure : `${from.figure}\u00a0${from.unit}`;
  return `${start}–${to.figure}\u00a0${to.unit}`;
}

/** `34 %`, `< 1 %`. */
export function formatShare(share: number): string {
  const percent = Math.round(share * 100);
  return percent === 0 && share > 0 ? '<\u00a01\u00a0%' : `${percent}\u00a0%`;
}

/** `−81 %`, `+3 %`; how much lighter or heavier `after` is than `before`, with a true minus sign. */
export function formatChange(before: number, after: number): string {
  if (before === 0 || before === after) return '±0\u00a0%';
  const percent = Math.round((Math.abs(after - before) / before) * 100);
  const sign = after < before ? '−' : '+';
  return percent === 0 ? `${sign}<\u00a01\u00a0%` : `${sign}${percent}\u00a0%`;
}
