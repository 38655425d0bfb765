import type { Notice } from '../../effects.ts';
import type { CandidateSource } from './candidates.ts';
import type { PythonEnvironment } from './environment.ts';
import { nameOf, type Demand } from './searchState.ts';

/** Why nothing of a known distribution can be installed. */
export function explainRefusal(
  name: string,
  demands: readonly Demand[],
  source: Pick<CandidateSource, 'refusal' | 'hasSource'>,
  environment: PythonEnvironment,
): Notice {
  const ranges = demands.map((demand) => demand.range).filter((range) => range !== '');
  const asked = `${name}${[...new Set(ranges)].join(',')}`;
  const refusal = source.refusal(name);
  switch (environment.libc === 'glibc' && refusal === 'libc' ? 'python' : refusal) {
    case 'libc':
      if (source.hasSource(name)) {
        return {
          id: 'no-wheel-for-musl',
          severity: 'warning',
          message: `${asked} has no musllinux wheel that the catalog knows: where there is none, pip builds it from source, which takes a compiler. What that weighs is not known.`,
          link: 'https://peps.python.org/pep-0656/',
        };
      }
      return {
        id: 'no-wheel-for-musl',
        severity: 'error',
        message: `${asked} has no musllinux wheel, and no source distribution, and this image uses musl (Alpine): pip fails. Use a Debian-based image.`,
        link: 'https://peps.python.org/pep-0656/',
      };
    case 'glibc':
      return {
        id: 'no-wheel-for-glibc',
        // The catalog does not have every release: an older one may have wheels for an older C library, and a source distribution builds.
        severity: 'warning',
        message: `No known wheel of ${asked} is for glibc ${environment.glibcVersion ?? ''}; they need a newer one.`,
        link: 'https://peps.python.org/pep-0600/',
      };
    case 'machine':
      return {
        id: 'no-wheel-for-platform',
        severity: 'warning',
        message: `${asked} has no wheel for ${environment.platform} that the catalog knows.`,
      };
    case 'python':
      return {
        id: 'no-wheel-for-python',
        severity: 'warning',
        message: `No known release of ${asked} has a wheel for Python ${environment.python}.`,
      };
    case 'range':
      return {
        id: 'version-not-found',
        severity: 'warning',
        message: `No release that the catalog knows satisfies ${asked}.`,
      };
    case 'index':
      return {
        id: 'not-on-index',
        severity: 'warning',
        message: `${asked} is not known on ${indexNames(environment)}.`,
      };
  }
}

function indexNames(environment: PythonEnvironment): string {
  return environment.indexes
    .map((index) => (index.kind === 'known' ? index.id : index.url))
    .join(' or ');
}

/** Requirements that do not meet, with who asks. */
export function explainConflict(conflict: readonly Demand[]): Notice {
  const counts = new Map<string, Set<string>>();
  for (const demand of conflict) {
    const name = nameOf(demand.node);
    const asked = `${name}${demand.range}${demand.parent === null ? '' : ` (${demand.parent})`}`;
    counts.set(name, (counts.get(name) ?? new Set()).add(asked));
  }
  const worst = [...counts.values()].sort((a, b) => b.size - a.size)[0] ?? new Set<string>();
  return {
    id: 'requirements-conflict',
    // The catalog does not have every release: pip may know one that meets them.
    severity: 'warning',
    message: `These requirements do not meet as far as the catalog knows: ${[...worst].slice(0, 4).join(', ')}. The newest releases are shown in their place.`,
    link: 'https://pip.pypa.io/en/stable/topics/dependency-resolution/',
  };
}
