import { isInSeries, toVersion } from './versions.ts';

/**
 * Month in which a series of an official image was last built: the end of its support, after which docker-library takes it off its
 * list. Only series that ended before the history of tags begins, or that the history does not follow.
 * Sources: devguide.python.org/versions, ruby-lang.org/en/downloads/branches, php.net/eol.php, postgresql.org/support/versioning,
 * nginx.org/en/CHANGES, go.dev/doc/devel/release, redis.io releases (2026-11).
 */
const LAST_BUILDS: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  python: [
    ['2.7', '2020-04'],
    ['3.3', '2017-09'],
    ['3.4', '2019-03'],
    ['3.5', '2020-09'],
  ],
  ruby: [
    ['2.1', '2017-03'],
    ['2.2', '2018-03'],
    ['2.3', '2019-03'],
    ['2.4', '2020-03'],
    ['2.5', '2021-03'],
    ['2.6', '2022-04'],
    ['2.7', '2023-03'],
    ['3.0', '2024-04'],
    ['3.1', '2025-03'],
  ],
  php: [
    ['5.5', '2016-07'],
    ['5.6', '2018-12'],
    ['7.0', '2018-12'],
    ['7.1', '2019-11'],
    ['7.2', '2020-11'],
    ['7.3', '2021-11'],
    ['7.4', '2022-11'],
    ['8.0', '2023-11'],
    ['8.1', '2025-12'],
  ],
  postgres: [
    ['9.3', '2018-11'],
    ['9.4', '2020-02'],
    ['9.5', '2021-02'],
    ['9.6', '2021-11'],
    ['10', '2022-11'],
    ['11', '2023-11'],
    ['12', '2024-11'],
    ['13', '2025-11'],
  ],
  nginx: [
    ['1.12', '2018-04'],
    ['1.13', '2018-04'],
    ['1.14', '2019-04'],
    ['1.15', '2019-04'],
    ['1.16', '2020-04'],
    ['1.17', '2020-04'],
    ['1.18', '2021-04'],
    ['1.19', '2021-04'],
  ],
  redis: [
    ['3', '2018-10'],
    ['4', '2020-05'],
    ['5', '2022-04'],
  ],
  golang: [
    ['1.8', '2018-02'],
    ['1.9', '2018-08'],
    ['1.10', '2019-02'],
  ],
};

/** The month in which the newest image of a version's series was built; null for series that still are, or are not listed. */
export function lastBuild(name: string, version: readonly number[] | null): string | null {
  if (version === null) return null;
  const series = Object.hasOwn(LAST_BUILDS, name) ? (LAST_BUILDS[name] ?? []) : [];
  return series.find(([number]) => isInSeries(version, toVersion(number)))?.[1] ?? null;
}
