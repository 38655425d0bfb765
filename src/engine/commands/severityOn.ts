import type { Notice } from '../effects.ts';
import type { StageView } from './program.ts';

/**
 * How sure it is that a build fails for something that is missing: an error where the catalog knows what the image holds, a warning where
 * its base is not known, or where another release's packages stand in for its own and their dependencies may differ.
 */
export function severityOn({ base }: Pick<StageView, 'base'>): Notice['severity'] {
  const { match, system } = base;
  if (match === 'unknown' || system.kind !== 'debian') return 'warning';
  return system.standsInFor === null ? 'error' : 'warning';
}
