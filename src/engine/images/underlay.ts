import { isAlpineSuite, SUITES } from './suites.ts';

/** Official images whose full flavour is built on buildpack-deps, by their Dockerfiles' FROM lines (docker-library repositories). */
const ON_BUILDPACK = new Map([
  ['python', ''],
  ['node', ''],
  ['ruby', ''],
  ['rust', ''],
  ['gcc', ''],
  ['golang', '-scm'],
  ['perl', ''],
  ['openjdk', '-scm'],
]);

/** Official images that are built on the slim Debian image in every flavour. */
const ON_SLIM = new Set([
  'postgres', 'redis', 'nginx', 'php', 'httpd', 'haproxy', 'memcached', 'julia', 'mariadb', 'mongo', 'rabbitmq', 'mysql',
]); // prettier-ignore

/**
 * The distribution image that an image of this flavour and suite stands on, after docker-library's Dockerfiles: `debian:trixie-slim`
 * for `python` with `slim`. Null where the suite or the recipe is not known.
 */
export function underlay(
  name: string,
  words: readonly string[],
  suite: string | null,
): string | null {
  if (suite === null) return null;
  if (isAlpineSuite(suite)) return `alpine:${suite.slice('alpine'.length)}`;
  const release = SUITES[suite];
  if (release === undefined) return null;
  if (release.distribution === 'ubuntu')
    return name === 'ubuntu' ? null : `ubuntu:${release.release}`;
  if (name === 'debian' || name === 'buildpack-deps') return null;
  if (words.includes('slim') || ON_SLIM.has(name)) return `debian:${suite}-slim`;
  const flavour = ON_BUILDPACK.get(name);
  return flavour === undefined ? null : `buildpack-deps:${suite}${flavour}`;
}
