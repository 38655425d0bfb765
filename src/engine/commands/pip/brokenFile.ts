import type { Effect } from '../../effects.ts';
import { notice } from './installEffects.ts';

/** A project file that is no TOML from some line on. */
export function brokenFile(path: string, line: number): Effect {
  return notice({
    id: 'broken-toml',
    severity: 'warning',
    message: `${path.replace(/^.*\//, '')} cannot be read from line ${line} on; what stands before it is used.`,
  });
}
