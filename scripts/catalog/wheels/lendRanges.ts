import { parseRequirement } from '../../../src/engine/packages/python/requirement.ts';
import {
  compareVersions,
  isPin,
  isPrerelease,
  publicVersion,
  satisfiesRange,
} from '../../../src/engine/packages/python/version.ts';
import type { BuildProject, BuildRelease } from './buildProject.ts';
import type { LockedRow } from './factRows.ts';

/**
 * Gives the releases that are known from lock files the version ranges and extras of the nearest measured release of the same
 * distribution: locks name dependencies without ranges. Derived, and marked so. A `==` becomes the sibling's newest
 * release of that day, since exact pairs (pydantic and pydantic-core) are released together.
 */
export function lendRanges(projects: ReadonlyMap<string, BuildProject>): void {
  for (const project of projects.values()) {
    const sorted = [...project.releases.values()].sort((a, b) =>
      compareVersions(a.version, b.version),
    );
    const owners = sorted.filter((release) => release.ranges === 'own');
    for (const release of sorted) {
      if (release.ranges === 'own') continue;
      const tied = tiedTorch(project.name, release.version);
      const owner = nearest(owners, release);
      if (owner !== undefined) lend(release, owner, projects);
      else release.requires ??= lendNames(release, sorted);
      if (tied !== null) {
        release.requires = [
          ...(release.requires ?? []).filter((text) => !/^torch(?![\w-])/.test(text)),
          tied,
        ];
      }
    }
  }
}

/** torchvision 0.N goes with torch 2.(N - 15), torchaudio 2.N with torch 2.N (the release tables of both projects). */
function tiedTorch(name: string, version: string): string | null {
  const [major = 0, minor = 0, patch = 0] = publicVersion(version).split('.').map(Number);
  if (name === 'torchaudio' && major === 2) return `torch==2.${minor}.${patch}`;
  if (name !== 'torchvision' || major !== 0 || minor < 15) return null;
  return `torch==2.${minor - 15}.${minor === 15 ? Math.max(0, patch - 1) : patch}`;
}

/** What a release of which only the size is known requires: what the next locked one does, else the one before it. */
function lendNames(release: BuildRelease, sorted: readonly BuildRelease[]): string[] | null {
  const locked = sorted.filter((one) => one.requires !== null && one.ranges === 'none');
  const lender =
    locked.find((one) => compareVersions(one.version, release.version) > 0) ?? locked.at(-1);
  return lender?.requires?.map(withoutRange) ?? null;
}

/** The measured release that lends: the next newer one, else the newest. */
function nearest(owners: readonly BuildRelease[], release: BuildRelease): BuildRelease | undefined {
  return (
    owners.find((owner) => compareVersions(owner.version, release.version) > 0) ?? owners.at(-1)
  );
}

function lend(
  release: BuildRelease,
  owner: BuildRelease,
  projects: ReadonlyMap<string, BuildProject>,
): void {
  const own = (owner.requires ?? []).map((text) => ({ text, parsed: parseRequirement(text) }));
  const isNear = sameSeries(owner.version, release.version);
  // Extras are not in locks at all. Their ranges are left out: a newer release's may ask for what did not exist yet.
  const extras = own.flatMap(({ text, parsed }) =>
    /; extra == /.test(text)
      ? [isNear && !isPin(parsed?.range ?? '') ? text : withoutRange(text)]
      : [],
  );
  release.extras = owner.extras;
  if (release.requires === null) {
    release.requires = own.map(({ text }) => (isNear ? text : withoutRange(text)));
    release.ranges = 'lent';
    return;
  }
  const named = release.requires.map((text) => {
    const parsed = parseRequirement(text);
    if (parsed === null || parsed.range !== '') return text;
    const range = own.find(
      (one) => one.parsed?.name === parsed.name && !one.text.includes('; extra == '),
    )?.parsed?.range;
    if (range === undefined || range === '') return text;
    const lent = isPin(range)
      ? siblingPin(projects.get(parsed.name), release.since)
      : isNear || owner.since === null
        ? range
        : satisfiableRange(range, projects.get(parsed.name), release.since);
    return lent === '' ? text : text.replace(/^([^;]+)/, `$1${lent}`);
  });
  release.requires = [...named, ...extras];
  release.ranges = 'lent';
}

function withoutRange(text: string): string {
  return text.replace(/^([a-z0-9-]+(?:\[[^\]]*\])?)[^;]*/, '$1');
}

/** Same first number, and for 0.x the same second one: where projects keep their ranges. */
function sameSeries(a: string, b: string): boolean {
  const [majorA, minorA] = publicVersion(a).split('.');
  const [majorB, minorB] = publicVersion(b).split('.');
  return majorA === majorB && (majorA !== '0' || minorA === minorB);
}

function siblingPin(sibling: BuildProject | undefined, day: string | null): string {
  if (sibling === undefined || day === null) return '';
  const pinned = releasesUntil(sibling, day).at(-1);
  return pinned === undefined ? '' : `==${publicVersion(pinned.version)}`;
}

/** A range of a release of another series holds only where something of its day could satisfy it. */
function satisfiableRange(
  range: string,
  dependency: BuildProject | undefined,
  day: string | null,
): string {
  if (dependency === undefined || day === null) return '';
  const known = releasesUntil(dependency, day);
  return known.some((release) => satisfiesRange(release.version, range)) ? range : '';
}

function releasesUntil(project: BuildProject, day: string): BuildRelease[] {
  return [...project.releases.values()]
    .filter((release) => release.since !== null && release.since <= day)
    .filter((release) => !isPrerelease(release.version))
    .sort((a, b) => compareVersions(a.version, b.version));
}

/**
 * Lower bounds of Requires-Python that lock files show: where uv takes another release for older Pythons, the newer one does not
 * run on them. A bound holds for all later releases too, until one whose METADATA was read.
 */
export function lendRequiresPython(
  projects: ReadonlyMap<string, BuildProject>,
  locked: readonly LockedRow[],
  measuredOn: string,
): void {
  const bounds = forkBounds(locked);
  for (const project of projects.values()) {
    let bound: string | null = null;
    const sorted = [...project.releases.values()].sort((a, b) =>
      compareVersions(a.version, b.version),
    );
    for (const release of sorted) {
      if (release.ranges === 'own') {
        bound = release.requiresPython;
        continue;
      }
      const minor = bounds.get(`${project.name} ${release.version}`) ?? 0;
      // What a later release runs on, this one does too.
      const later = sorted.find(
        (one) => one.ranges === 'own' && compareVersions(one.version, release.version) > 0,
      );
      const limit = later === undefined ? Infinity : lowestOf(later.requiresPython);
      if (minor > lowestOf(bound) && minor <= limit) bound = `>=3.${minor}`;
      if (isPassedOver(project.name, release, sorted, measuredOn)) bound = '>=3.12';
      release.requiresPython ??= bound;
    }
  }
}

/**
 * The measured releases are those that pip for CPython 3.11 was given on the measuring day. A newer pure release that existed by
 * then and was passed over is one that needs a later Python (Django 6, Sphinx 9.1), as far as the facts tell.
 */
function isPassedOver(
  name: string,
  release: BuildRelease,
  sorted: readonly BuildRelease[],
  measuredOn: string,
): boolean {
  const newest = sorted.findLast((one) => one.ranges === 'own' && one.index === 'pypi');
  if (newest === undefined || release.index !== 'pypi' || /^(nvidia|cuda)-/.test(name))
    return false;
  const isPure = [...release.wheels.keys()].some((tags) => tags.endsWith('-any'));
  if (!isPure || isPrerelease(release.version)) return false;
  const wasThere = release.since !== null && release.since < measuredOn;
  return wasThere && compareVersions(release.version, newest.version) > 0;
}

function lowestOf(bound: string | null): number {
  return Number(/>=\s*3\.(\d+)/.exec(bound ?? '')?.[1] ?? 0);
}

/** The lowest Python minor that a release was locked for, beside an older release of the same name for the Pythons below. */
function forkBounds(locked: readonly LockedRow[]): Map<string, number> {
  const bounds = new Map<string, number>();
  for (const row of locked) {
    for (const [name, marker = '', , version] of row.requires ?? []) {
      if (version === undefined || / or |extra/.test(marker)) continue;
      const minor = Number(/python_full_version >= '3\.(\d+)'/.exec(marker)?.[1] ?? 0);
      const hasOlder = (row.requires ?? []).some(
        ([other, below = '', , older]) =>
          other === name &&
          older !== undefined &&
          below.includes(`python_full_version < '3.${minor}'`) &&
          compareVersions(older, version) < 0,
      );
      const key = `${name} ${version}`;
      bounds.set(key, Math.min(bounds.get(key) ?? Infinity, hasOlder ? minor : 0));
    }
  }
  return bounds;
}
