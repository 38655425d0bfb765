import { between, exactly, plus, within, type Amount } from '../../amount.ts';
import type { Content, FileClass } from '../../effects.ts';
import type { DebianIndex, DebianPackage } from './debianIndex.ts';
import {
  GZIP_OF_DEB,
  GZIP_OF_FILES,
  INSTALLED_SIZE_PER_PATH,
  INFO_PER_LIBRARY,
  INFO_PER_PACKAGE,
  INFO_PER_PATH,
  SLIM_RATIO,
  SLIM_RATIO_COMPILED,
} from './layerFacts.ts';
import type { ChosenPackage } from './resolution.ts';

/** What the image's packages come from, as far as their weight depends on it. */
export interface DebianBase {
  /** Documentation, manual pages and translations stay out (dpkg path-excludes). */
  readonly slim: boolean;
  /** The distribution that the suite stands in for; null for Debian itself. */
  readonly standsInFor: string | null;
}

/** How far another distribution's build of the same package may lie: sonames, compilers and splits differ. */
const STAND_IN_SPREAD = 0.3;

/**
 * Releases before every suite of the catalog had smaller packages: gcc with what it needs came to 87 MB on Ubuntu 18.04, where bullseye's
 * is 136 MB.
 */
const OLDER_RELEASE = /\b(?:trusty|xenial|bionic|focal|jessie|stretch|buster)$/;
const OLDER_SPREAD = 0.5;

/**
 * A package's files as pieces of the layer: under the slim path-excludes one, else one more for the documentation. Its control files in
 * /var/lib/dpkg/info count with it, since they come and go with it.
 */
export function weighPackage(
  index: DebianIndex,
  chosen: ChosenPackage,
  base: DebianBase,
): readonly Content[] {
  const one = chosen.package;
  const measured = one.slimBytes !== null;
  const files = withoutDocumentation(one);
  const compressed = GZIP_OF_FILES * files.bytes + GZIP_OF_DEB * one.debBytes;
  const origin = {
    kind: 'apt',
    name: one.name,
    version: one.version,
    requiredBy: chosen.requiredBy,
  } as const;
  const below = OLDER_RELEASE.test(base.standsInFor ?? '') ? OLDER_SPREAD : STAND_IN_SPREAD;
  const standIn = (amount: Amount): Amount =>
    base.standsInFor === null
      ? amount
      : between(amount.low * (1 - below), amount.bytes, amount.high * (1 + STAND_IN_SPREAD));
  const stated = `Debian ${index.suite}, archive of ${index.date}`;
  const place =
    base.standsInFor === null ? stated : `${stated}, standing in for ${base.standsInFor}`;
  const main: Content = {
    path: placeOf(one),
    spread: true,
    amount: standIn(plus(files, exactly(controlFiles(one)))),
    fileClass: classOf(one),
    origin,
    evidence: measured && base.standsInFor === null ? 'measured' : 'derived',
    source: measured
      ? `files that dpkg left of ${one.name}, ${place}`
      : `Installed-Size of ${one.name} × the share that slim images keep of such packages, ${place}`,
    compressed: Math.round(compressed),
  };
  const documentation = Math.max(
    0,
    one.installedBytes - files.bytes - INSTALLED_SIZE_PER_PATH * pathsOf(one),
  );
  if (base.slim || documentation === 0) return [main];
  return [
    main,
    {
      ...main,
      path: '/usr/share/doc',
      amount: standIn(within(documentation, 0.2)),
      fileClass: 'docs',
      evidence: 'derived',
      source: `the rest of ${one.name}'s Installed-Size: documentation, manual pages, translations; ${place}`,
      // Manual pages and changelogs are gzipped already; what else there is compresses like text.
      compressed: Math.round(documentation * 0.45),
    },
  ];
}

/** Bytes of a package's regular files under the slim path-excludes. */
function withoutDocumentation(one: DebianPackage): Amount {
  if (one.slimBytes !== null) return within(one.slimBytes, 0.01);
  const ratio = slimRatio(one);
  return between(one.installedBytes * ratio * 0.6, one.installedBytes * ratio, one.installedBytes);
}

function slimRatio(one: DebianPackage): number {
  if (needsLibc(one)) {
    const step = SLIM_RATIO_COMPILED.find(([upTo]) => one.installedBytes < upTo);
    return step?.[1] ?? 1;
  }
  return SLIM_RATIO[one.section] ?? SLIM_RATIO['*'] ?? 1;
}

/** Whether it holds compiled code. */
export function needsLibc(one: DebianPackage): boolean {
  return one.depends.some((group) => group.some(({ name }) => name === 'libc6'));
}

/** Bytes in /var/lib/dpkg/info. */
function controlFiles(one: DebianPackage): number {
  const library = isLibrary(one) ? INFO_PER_LIBRARY : 0;
  return Math.round(INFO_PER_PACKAGE + pathsOf(one) * INFO_PER_PATH + library);
}

/** A path for every 25 kB is the mean of measured packages. */
function pathsOf(one: DebianPackage): number {
  return one.paths ?? one.installedBytes / 25_000;
}

export function isLibrary(one: DebianPackage): boolean {
  return one.section === 'libs' || one.section === 'oldlibs';
}

function classOf(one: DebianPackage): FileClass {
  if (isLibrary(one)) return 'native';
  return one.section === 'doc' ? 'docs' : 'system';
}

/** A folder that holds most of it: byte-code clean-ups below /usr/lib/python3 are common. */
function placeOf(one: DebianPackage): string {
  if (one.section === 'python' && one.name.startsWith('python3-')) return '/usr/lib/python3';
  if (one.section === 'doc') return '/usr/share/doc';
  return '/usr';
}
