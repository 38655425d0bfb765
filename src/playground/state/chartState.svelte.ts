export const CHARTS = ['layers', 'savings', 'inside', 'table'] as const;
/** What the middle of the page shows: bars before and after, the savings between them, what one layer holds, or the layers as a table. */
export type Chart = (typeof CHARTS)[number];

let chart = $state<Chart>('layers');

export const chartState = {
  get chart(): Chart {
    return chart;
  },
  show(next: Chart): void {
    chart = next;
  },
};
