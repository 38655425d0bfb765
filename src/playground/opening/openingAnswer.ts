import type { Optimised } from '../../bridge/weighWorker.ts';
import type { Report, Suggestion } from '../../engine/report.ts';
import { unpackAnswer } from './packAnswer.ts';
import type { PackedAnswer } from './packAnswer.ts';

/** What the workers would answer to the first example, weighed when the page was built: scripts/opening/. */
export interface OpeningAnswer {
  readonly report: Report;
  readonly suggestions: readonly Suggestion[];
  /** With the suggestions made that are ticked from the start. */
  readonly lightened: Optimised;
}

/**
 * Asks for the answer that the build has left beside the page.
 *
 * @returns null when the page opens with something else than the first example (public/opening.js says so before the first paint), and
 * on the development server; the promise brings null when the answer cannot be had
 */
export function askOpeningAnswer(): Promise<OpeningAnswer | null> | null {
  if (document.documentElement.dataset['opening'] !== 'first') return null;
  const address = document.querySelector<HTMLLinkElement>('link[data-opening]')?.href;
  return address === undefined ? null : read(address);
}

async function read(address: string): Promise<OpeningAnswer | null> {
  try {
    const response = await fetch(address);
    return response.ok ? unpackAnswer((await response.json()) as PackedAnswer) : null;
  } catch {
    return null;
  }
}
