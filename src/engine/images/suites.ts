import type { DebianSuite } from '../packages/debian/debianIndex.ts';

/** A release of a distribution by the word that tags use for it. */
export interface SuiteFacts {
  readonly distribution: 'debian' | 'ubuntu';
  /** `12`, `22.04` */
  readonly release: string;
  /** Order in time within the distribution. */
  readonly order: number;
  /**
   * The suite whose packages are nearest: the suite itself for those that the catalog holds, else the one with the same C library
   * and OpenSSL generation (glibc 2.31: bullseye and focal; 2.35/2.36: jammy and bookworm; renamed t64 libraries: noble and trixie).
   */
  readonly standIn: DebianSuite;
  /** Version of the distribution's own python3. */
  readonly python: string;
  /** Whether that Python refuses pip outside of a virtual environment: since Debian 12 and Ubuntu 23.04 (PEP 668). */
  readonly externallyManaged: boolean;
}

/** Sources: debian.org/releases, releases.ubuntu.com; python3 package of each release. */
export const SUITES: Readonly<Record<string, SuiteFacts>> = {
  jessie: {
    distribution: 'debian',
    release: '8',
    order: 8,
    standIn: 'bullseye',
    python: '3.4',
    externallyManaged: false,
  },
  stretch: {
    distribution: 'debian',
    release: '9',
    order: 9,
    standIn: 'bullseye',
    python: '3.5',
    externallyManaged: false,
  },
  buster: {
    distribution: 'debian',
    release: '10',
    order: 10,
    standIn: 'bullseye',
    python: '3.7',
    externallyManaged: false,
  },
  bullseye: {
    distribution: 'debian',
    release: '11',
    order: 11,
    standIn: 'bullseye',
    python: '3.9',
    externallyManaged: false,
  },
  bookworm: {
    distribution: 'debian',
    release: '12',
    order: 12,
    standIn: 'bookworm',
    python: '3.11',
    externallyManaged: true,
  },
  trixie: {
    distribution: 'debian',
    release: '13',
    order: 13,
    standIn: 'trixie',
    python: '3.13',
    externallyManaged: true,
  },
  forky: {
    distribution: 'debian',
    release: '14',
    order: 14,
    standIn: 'trixie',
    python: '3.13',
    externallyManaged: true,
  },
  sid: {
    distribution: 'debian',
    release: 'sid',
    order: 14,
    standIn: 'trixie',
    python: '3.13',
    externallyManaged: true,
  },
  xenial: {
    distribution: 'ubuntu',
    release: '16.04',
    order: 8,
    standIn: 'bullseye',
    python: '3.5',
    externallyManaged: false,
  },
  bionic: {
    distribution: 'ubuntu',
    release: '18.04',
    order: 10,
    standIn: 'bullseye',
    python: '3.6',
    externallyManaged: false,
  },
  focal: {
    distribution: 'ubuntu',
    release: '20.04',
    order: 11,
    standIn: 'bullseye',
    python: '3.8',
    externallyManaged: false,
  },
  jammy: {
    distribution: 'ubuntu',
    release: '22.04',
    order: 12,
    standIn: 'bookworm',
    python: '3.10',
    externallyManaged: false,
  },
  lunar: {
    distribution: 'ubuntu',
    release: '23.04',
    order: 12.5,
    standIn: 'bookworm',
    python: '3.11',
    externallyManaged: true,
  },
  mantic: {
    distribution: 'ubuntu',
    release: '23.10',
    order: 12.7,
    standIn: 'bookworm',
    python: '3.11',
    externallyManaged: true,
  },
  noble: {
    distribution: 'ubuntu',
    release: '24.04',
    order: 13,
    standIn: 'trixie',
    python: '3.12',
    externallyManaged: true,
  },
  plucky: {
    distribution: 'ubuntu',
    release: '25.04',
    order: 13.5,
    standIn: 'trixie',
    python: '3.13',
    externallyManaged: true,
  },
  questing: {
    distribution: 'ubuntu',
    release: '25.10',
    order: 13.7,
    standIn: 'trixie',
    python: '3.13',
    externallyManaged: true,
  },
  resolute: {
    distribution: 'ubuntu',
    release: '26.04',
    order: 14,
    standIn: 'trixie',
    python: '3.14',
    externallyManaged: true,
  },
};

/** Facts of the release that an image says it is, also where another suite's packages stand in for its own. */
export function releaseFacts(system: {
  readonly suite: DebianSuite;
  readonly standsInFor: string | null;
}): SuiteFacts | undefined {
  const suite = system.standsInFor?.split(' ').at(-1) ?? system.suite;
  return Object.hasOwn(SUITES, suite) ? SUITES[suite] : undefined;
}

/** Debian's moving names as of 2026: trixie is stable since 2025-08-09. */
const CHANNELS: Readonly<Record<string, string>> = {
  testing: 'forky',
  unstable: 'sid',
};

/** The suite that a word of a tag names: `bookworm`, `ubuntu22.04`, `debian12`; null for other words. */
export function suiteOfWord(word: string): string | null {
  if (Object.hasOwn(SUITES, word)) return word;
  const channel = Object.hasOwn(CHANNELS, word) ? CHANNELS[word] : undefined;
  if (channel !== undefined) return channel;
  const named = /^(ubuntu|debian)-?(\d+(?:\.\d+)?)$/.exec(word);
  if (named !== null) return suiteOfRelease(named[1] ?? '', named[2] ?? '');
  // Distributions that the catalog has no packages of keep their own word, so that they stay apart.
  return /^(?:rockylinux|ubi|centos|oraclelinux|alpine|al)\d[\d.]*$/.test(word) ? word : null;
}

/** The suite of a distribution's release number: `debian`, `12.6` gives `bookworm`; `ubuntu`, `22.04` gives `jammy`. */
export function suiteOfRelease(distribution: string, release: string): string | null {
  const wanted = distribution === 'debian' ? (release.split('.')[0] ?? '') : release;
  for (const [suite, facts] of Object.entries(SUITES)) {
    if (facts.distribution === distribution && facts.release === wanted) return suite;
  }
  return null;
}

export function isAlpineSuite(suite: string | null): boolean {
  return suite !== null && suite.startsWith('alpine');
}
