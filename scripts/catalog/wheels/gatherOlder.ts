import { compareVersions } from '../../../src/engine/packages/python/version.ts';
import { indexOf, projectOf, releaseOf, wheelOf, type BuildProject } from './buildProject.ts';
import type { OlderRow } from './factRows.ts';

/** Half of the last digit that pip prints. */
const ROUNDING = 50_000;

/** Releases older than the lock files: what stronger sources say of the same release stays. */
export function gatherOlder(rows: readonly OlderRow[], projects: Map<string, BuildProject>): void {
  for (const row of rows) {
    const release = releaseOf(
      projectOf(projects, row.name),
      row.version,
      indexOf(row.name, row.version),
    );
    // A lock file tells the first day that a release was seen, not its first day.
    if (release.since === null || release.since > row.released) release.since = row.released;
    if (release.ranges !== 'own') {
      release.requires ??= row.requires;
      release.requiresPython ??= row.requiresPython;
    }
    const isKnown = [...release.wheels.values()].some((wheel) => wheel.wheelBytes !== null);
    if (isKnown) continue;
    const wheel = wheelOf(release, row.tags);
    wheel.wheelBytes = Math.round(row.megabytes * 1e6);
    wheel.wheelRounding = ROUNDING;
  }
}

/**
 * A release of unknown day came after the one before it: without a day it would be there at any time, and a build of years ago would
 * get it. The day of the nearest older dated release of the same index is the earliest that is certain.
 */
export function dateByNeighbours(projects: ReadonlyMap<string, BuildProject>): void {
  for (const project of projects.values()) {
    const sorted = [...project.releases.values()].sort((a, b) =>
      compareVersions(a.version, b.version),
    );
    const latest = new Map<string, string>();
    for (const release of sorted) {
      const before = latest.get(release.index);
      if (release.since === null) release.since = before ?? null;
      else latest.set(release.index, release.since);
    }
  }
}
