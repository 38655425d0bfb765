import { scaleLinear } from 'd3-scale';
import { formatBytes } from '../../format/formatBytes.ts';

/** From bytes to per cent of the plot's width: a picture in per cent needs no measuring and no redrawing when the window changes. */
export interface PercentScale {
  (bytes: number): number;
  /** At most `most` ticks at round numbers, 0 among them. */
  ticks(most: number): readonly { readonly at: number; readonly text: string }[];
}

export function percentScale(maxBytes: number): PercentScale {
  const scale = scaleLinear()
    .domain([0, Math.max(1, maxBytes)])
    .range([0, 100]);

  function ticks(most: number): ReturnType<PercentScale['ticks']> {
    // d3 takes the number as a hint and may give half as many again.
    let count = Math.max(1, Math.floor(most));
    while (count > 1 && scale.ticks(count).length > most) count -= 1;
    return scale.ticks(count).map((bytes) => ({ at: scale(bytes), text: formatBytes(bytes) }));
  }
  return Object.assign((bytes: number) => scale(bytes), { ticks });
}
