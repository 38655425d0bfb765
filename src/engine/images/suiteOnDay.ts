import type { ImageFamily } from './imageFacts.ts';
import { isAlpineSuite, SUITES } from './suites.ts';

/** Days from which official images stood on a Debian release: some days after its own (debian.org/releases; official-images since 2021). */
const DEBIAN: readonly (readonly [string, string])[] = [
  ['2015-05', 'jessie'],
  ['2017-07', 'stretch'],
  ['2019-08', 'buster'],
  ['2021-09', 'bullseye'],
  ['2023-07', 'bookworm'],
  ['2025-09', 'trixie'],
];

/** Releases of Alpine (alpinelinux.org/releases); official images follow within weeks. */
const ALPINE: readonly (readonly [string, string])[] = [
  ['2017-12', '3.7'],
  ['2018-07', '3.8'],
  ['2019-02', '3.9'],
  ['2019-07', '3.10'],
  ['2020-01', '3.11'],
  ['2020-06', '3.12'],
  ['2021-02', '3.13'],
  ['2021-07', '3.14'],
  ['2021-12', '3.15'],
  ['2022-06', '3.16'],
  ['2022-12', '3.17'],
  ['2023-06', '3.18'],
  ['2023-12', '3.19'],
  ['2024-06', '3.20'],
  ['2024-12', '3.21'],
  ['2025-06', '3.22'],
  ['2025-12', '3.23'],
  ['2026-06', '3.24'],
];

/**
 * The suite that an official image's tag without one most likely stood on, where the history of its tags does not reach back: the
 * newest release of the distribution that its rows show.
 *
 * @param day a month or day, `2020-04`
 */
export function suiteOnDay(
  words: readonly string[],
  family: ImageFamily,
  day: string,
): string | null {
  if (words.includes('alpine')) {
    const release = newestOn(ALPINE, day);
    return release === null ? null : `alpine${release}`;
  }
  const isOnDebian = family.rows.some(
    ({ suite }) =>
      suite !== null && !isAlpineSuite(suite) && SUITES[suite]?.distribution === 'debian',
  );
  return isOnDebian ? newestOn(DEBIAN, day) : null;
}

function newestOn(releases: readonly (readonly [string, string])[], day: string): string | null {
  return releases.findLast(([from]) => from <= day)?.[1] ?? null;
}
