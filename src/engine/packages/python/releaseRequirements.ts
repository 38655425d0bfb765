import { parseRequirement, type Requirement } from './requirement.ts';
import type { PythonRelease } from './wheelTable.ts';

const parsed = new WeakMap<PythonRelease, readonly Requirement[]>();

/** The requirements of a release, parsed once. */
export function requirementsOf(release: PythonRelease): readonly Requirement[] {
  const known = parsed.get(release);
  if (known !== undefined) return known;
  const requirements = release.requires
    .map(parseRequirement)
    .filter((requirement) => requirement !== null);
  parsed.set(release, requirements);
  return requirements;
}
