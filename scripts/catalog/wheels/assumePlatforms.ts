import { compareVersions } from '../../../src/engine/packages/python/version.ts';
import { wheelOf, type BuildProject, type BuildRelease } from './buildProject.ts';

/**
 * Releases that were only opened for x86_64 get the other platforms of the release before them: projects that publish wheels for aarch64
 * or musl go on doing so. Their sizes are unknown, so they weigh as the x86_64 wheel with a wide range.
 */
export function assumePlatforms(projects: ReadonlyMap<string, BuildProject>): void {
  for (const project of projects.values()) {
    const sorted = [...project.releases.values()].sort((a, b) =>
      compareVersions(a.version, b.version),
    );
    for (const release of sorted) {
      if (release.ranges !== 'own' || isPure(release)) continue;
      const before = sorted.findLast(
        (one) =>
          one.index === release.index &&
          one.wheels.size > 1 &&
          compareVersions(one.version, release.version) < 0,
      );
      for (const platform of [/aarch64$/, /musllinux.*x86_64$/]) {
        if ([...release.wheels.keys()].some((tags) => platform.test(tags))) continue;
        const tags = [...(before?.wheels.keys() ?? [])].find((one) => platform.test(one));
        if (tags !== undefined) wheelOf(release, tags);
      }
    }
  }
}

function isPure(release: BuildRelease): boolean {
  return [...release.wheels.keys()].some((tags) => tags.endsWith('-any'));
}
