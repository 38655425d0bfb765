import type { Effect } from '../../effects.ts';
import type { InstallPlace } from '../../packages/python/weighInstall.ts';
import type { GatheredRequirements } from './gatherRequirements.ts';

/** Repositories and archives behind a URL. */
export function urlEffects(gathered: GatheredRequirements, place: InstallPlace): Effect[] {
  return gathered.urls.map(({ url, name }): Effect => ({
    type: 'unknown',
    unknown: {
      what: url,
      reason: 'what a URL holds cannot be told from the text',
      question: `How many bytes does ${name} take when installed, with what it requires?`,
      path: `${place.sitePackages}/${name.replaceAll('-', '_')}`,
      amount: { bytes: 3_000_000, low: 50_000, high: 100_000_000 },
      origin: { kind: 'pip', name },
    },
  }));
}
