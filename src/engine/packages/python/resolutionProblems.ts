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
        return explainBuild(asked);
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

/** What pip compiles on Alpine. @param asked a name with its version or range */
export function explainBuild(asked: string): Notice {
  return {
    id: 'no-wheel-for-musl',
    severity: 'warning',
    message: `${asked} has no musllinux wheel that the catalog knows: where there is none, pip builds it from source, which takes a compiler. What that weighs is not known.`,
    link: 'https://peps.python.org/pep-0656/',
  };
}

function indexNames(environment: PythonEnvironment): string {
  return environment.indexes
    .map((index) => (index.kind === 'known' ? index.id : index.url))
    .join(' or ');
}

/** Demands of which one project has to fulfil all, with what is said of each. */
interface Clash {
  readonly name: string;
  readonly demands: readonly Demand[];
  readonly asked: readonly string[];
}

/**
 * Requirements that do not meet, with who asks. Who was not pinned may be taken in an older release: pip goes back to one
 * (pip docs, Dependency Resolution, Backtracking), of which the catalog may not hold the requirements, so that is no fault of the file.
 * @param pinned names that the user asks for in one version
 */
export function explainConflict(
  conflict: readonly Demand[],
  pinned: ReadonlySet<string>,
  explain: (name: string, demands: readonly Demand[]) => Notice,
): Notice {
  const worst = clashes(conflict)[0];
  if (worst === undefined) return conflictNotice([], 'warning');
  // One demand does not contradict itself: no release fulfils it here.
  if (worst.asked.length === 1) return explain(worst.name, worst.demands);
  const isFixed = worst.demands.every(
    ({ parent }) => parent === null || pinned.has(nameOf(parent)),
  );
  return conflictNotice(worst.asked, isFixed ? 'warning' : 'info');
}

function clashes(conflict: readonly Demand[]): readonly Clash[] {
  const found = new Map<string, Demand[]>();
  for (const demand of conflict) {
    const name = nameOf(demand.node);
    found.set(name, [...(found.get(name) ?? []), demand]);
  }
  return [...found]
    .map(([name, demands]) => {
      const asked = demands.map(
        ({ range, parent }) => `${name}${range}${parent === null ? '' : ` (${parent})`}`,
      );
      return { name, demands, asked: [...new Set(asked)] };
    })
    .sort((a, b) => b.asked.length - a.asked.length);
}

function conflictNotice(asked: readonly string[], severity: 'warning' | 'info'): Notice {
  const shown = asked.slice(0, 4).join(', ');
  return {
    id: 'requirements-conflict',
    // The catalog does not have every release: pip may know one that meets them.
    severity,
    message:
      severity === 'warning'
        ? `These requirements do not meet as far as the catalog knows: ${shown}. The newest releases are shown in their place.`
        : `The releases that the catalog holds do not meet: ${shown}. An older release of one may; the newest are shown in their place.`,
    link: 'https://pip.pypa.io/en/stable/topics/dependency-resolution/',
  };
}
