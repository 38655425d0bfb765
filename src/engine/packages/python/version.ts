import { compare, explain, satisfies, valid, validRange } from '@renovatebot/pep440';

/** Answers are kept: a resolution asks the same questions thousands of times, and each parses two versions. */
const MOST_KEPT = 20_000;
const satisfied = new Map<string, boolean>();
const prereleases = new Map<string, boolean>();

function keep<T>(memory: Map<string, T>, key: string, value: T): T {
  if (memory.size >= MOST_KEPT) memory.clear();
  memory.set(key, value);
  return value;
}

export function isVersion(text: string): boolean {
  return valid(text) !== null;
}

/** Negative when `a` is the older one (PEP 440 order); text that is no version is older than any. */
export function compareVersions(a: string, b: string): number {
  if (a === b) return 0;
  const knowsA = isVersion(a);
  const knowsB = isVersion(b);
  if (knowsA && knowsB) return compare(a, b);
  if (knowsA !== knowsB) return knowsA ? 1 : -1;
  return a < b ? -1 : 1;
}

/**
 * Whether a version lies in a range such as `>=1.2,<2`. Pre-releases are compared like others: whether they are wanted at
 * all is decided elsewhere. A range that cannot be read holds for every version, as unknown rather than wrong.
 */
export function satisfiesRange(version: string, range: string): boolean {
  if (range === '') return true;
  const key = `${version} ${range}`;
  const known = satisfied.get(key);
  if (known !== undefined) return known;
  return keep(satisfied, key, compute(version, range));
}

function compute(version: string, range: string): boolean {
  if (!validRange(range)) {
    return range.startsWith('===') ? version === range.slice(3).trim() : true;
  }
  return satisfies(version, range, { prereleases: true });
}

/** Pre-releases and development releases (PEP 440). */
export function isPrerelease(version: string): boolean {
  const known = prereleases.get(version);
  if (known !== undefined) return known;
  const explained = explain(version);
  return keep(
    prereleases,
    version,
    explained !== null && (explained.is_prerelease || explained.is_devrelease),
  );
}

/** Whether a range names a pre-release itself, which lets pip take one (PEP 440, Handling of pre-releases). */
export function namesPrerelease(range: string): boolean {
  return range
    .split(',')
    .some((part) => isPrerelease(part.replace(/^\s*(===|==|~=|!=|<=|>=|<|>)\s*/, '').trim()));
}

/** Whether a range allows one version only. */
export function isPin(range: string): boolean {
  return range.split(',').some((part) => /^\s*={2,3}\s*[^*]+$/.test(part));
}

/** The public part of a version: `2.6.0` of `2.6.0+cpu`. */
export function publicVersion(version: string): string {
  return version.replace(/\+.*$/, '');
}
