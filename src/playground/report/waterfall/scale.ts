import { scaleLinear } from 'd3-scale';
import { formatBytes } from '../../format/formatBytes.ts';

/** From bytes to per cent of the plot's width: a picture in per cent needs no measuring and no redrawing when the window changes. */
export interface PercentScale {
  (bytes: number): number;
  readonly ticks: readonly { readonly at: number; readonly text: string }[];
}

/** @param tickCount about how many ticks; the scale chooses round numbers */
export function percentScale(maxBytes: number, tickCount: number): PercentScale {
  const scale = scaleLinear()
    .domain([0, Math.max(1, maxBytes)])
    .range([0, 100]);
  const ticks = scale
    .ticks(tickCount)
    .map((bytes) => ({ at: scale(bytes), text: formatBytes(bytes) }));
  return Object.assign((bytes: number) => scale(bytes), { ticks });
}
