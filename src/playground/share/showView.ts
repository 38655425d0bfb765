import { CHARTS, chartState } from '../state/chartState.svelte.ts';
import { VIEWS, viewState } from '../state/viewState.svelte.ts';

/**
 * `?view=` of the address: what the reader sees first.
 *
 * @param search the address's query; a view that nobody knows changes nothing
 */
export function showView(search: string): void {
  const asked = new URLSearchParams(search).get('view');
  const chart = CHARTS.find((known) => known === asked);
  const view = VIEWS.find((known) => known === asked);
  if (chart !== undefined) chartState.show(chart);
  if (view !== undefined) viewState.show(view);
}
