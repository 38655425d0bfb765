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

const tenths = new Intl.NumberFormat('en', { maximumFractionDigits: 1 });

/** `−81 %`, `+3 %`, `−0.4 %`; how much lighter or heavier `after` is than `before`, with a true minus sign. Less than 0.05 % is none. */
export function formatChange(before: number, after: number): string {
  const percent = before === 0 ? 0 : (Math.abs(after - before) / before) * 100;
  const figure = percent < 0.95 ? tenths.format(percent) : String(Math.round(percent));
  const sign = figure === '0' ? '±' : after < before ? '−' : '+';
  return `${sign}${figure}\u00a0%`;
}
