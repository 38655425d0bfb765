import { compareVersions } from '../../../src/engine/packages/python/version.ts';
import type { BuildProject, BuildRelease } from './buildProject.ts';
import type { ExtraRow } from './factRows.ts';

/**
 * Extras that lock files show: they hold from the release that they were seen with until the next one that was seen, and for the releases before
 * the first. What a release's own METADATA says stays.
 */
export function addExtras(
  rows: readonly ExtraRow[],
  projects: ReadonlyMap<string, BuildProject>,
): void {
  const byKey = new Map<string, ExtraRow[]>();
  for (const row of rows) {
    const key = `${row.name}[${row.extra}]`;
    byKey.set(key, [...(byKey.get(key) ?? []), row]);
  }
  for (const own of byKey.values()) {
    const sorted = own.toSorted((a, b) => compareVersions(a.version, b.version));
    for (const release of projects.get(own[0]?.name ?? '')?.releases.values() ?? []) {
      const row =
        sorted.findLast((one) => compareVersions(one.version, release.version) <= 0) ?? sorted[0];
      if (release.ranges !== 'own' && row !== undefined) add(release, row);
    }
  }
}

function add(release: BuildRelease, { extra, requires }: ExtraRow): void {
  const condition = `extra == "${extra}"`;
  const others = (release.requires ?? []).filter((text) => !text.includes(condition));
  const added = requires.map((text) => {
    const [head = '', marker] = text.split('; ');
    return `${head}; ${condition}${marker === undefined ? '' : ` and ${marker}`}`;
  });
  release.requires = [...others, ...added];
  release.extras = [...new Set([...release.extras, extra])].sort();
}
