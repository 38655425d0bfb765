import { isInSeries } from '../versions.ts';
import type { System } from '../imageTable.ts';
import type { Subject } from './subject.ts';

/** Names that nvidia's Dockerfiles install before the CUDA packages, and with -devel. */
const CUDA_BASE = ['gnupg2', 'gnupg', 'curl', 'ca-certificates'];
const CUDA_DEVEL = [
  'build-essential',
  'gcc',
  'g++',
  'make',
  'libc6-dev',
  'dpkg-dev',
  'binutils',
  'perl',
];

/** Images built on Debian whose set is a published one: flavour to set, `$` for the suite. */
const SETS: Readonly<Record<string, { readonly slim: string; readonly full: string }>> = {
  debian: { slim: 'debian:$-slim', full: 'debian:$' },
  python: { slim: '', full: 'python:3-$' },
  node: { slim: 'debian:$-slim', full: 'buildpack-deps:$' },
  ruby: { slim: 'debian:$-slim', full: 'buildpack-deps:$' },
  rust: { slim: 'debian:$-slim', full: 'buildpack-deps:$' },
  golang: { slim: 'buildpack-deps:$-scm', full: 'buildpack-deps:$-scm' },
  gcc: { slim: 'buildpack-deps:$', full: 'buildpack-deps:$' },
  perl: { slim: 'debian:$-slim', full: 'buildpack-deps:$' },
};

/** What a flavour's Dockerfile installs by name beyond its set. */
const EXTRAS: Readonly<Record<string, readonly string[]>> = {
  'golang full': ['g++', 'gcc', 'libc6-dev', 'make', 'pkg-config'],
  'rust slim': ['ca-certificates', 'gcc', 'libc6-dev', 'wget'],
  'ruby slim': [
    'ca-certificates',
    'bzip2',
    'libffi-dev',
    'libgmp-dev',
    'libyaml-dev',
    'procps',
    'zlib1g-dev',
  ],
};

/**
 * Names of the dpkg packages of an image: its published set where there is one, else the set of the distribution image below it,
 * which is a lower bound. apt charges nothing for what is there.
 */
export function packagesOf(subject: Subject, system: System): readonly string[] {
  if (system.kind !== 'debian') return [];
  const names = new Set<string>();
  const add = (set: string): void => {
    for (const name of subject.facts.packageSets.get(set) ?? []) names.add(name);
  };
  if (system.standsInFor?.startsWith('ubuntu') === true) {
    // The jammy and noble lists stand for their neighbours too: the names differ in few.
    add(system.suite === 'trixie' ? 'ubuntu:noble' : 'ubuntu:jammy');
    if (names.size === 0) add(`debian:${system.suite}-slim`);
  } else add(setName(subject, system.suite, system.slim));
  for (const name of extras(subject, system.slim)) names.add(name);
  return [...names].sort();
}

function setName(subject: Subject, suite: string, slim: boolean): string {
  if (subject.name === 'buildpack-deps') {
    const flavour = subject.parts.words.find((word) => word === 'curl' || word === 'scm');
    return `buildpack-deps:${suite}${flavour === undefined ? '' : `-${flavour}`}`;
  }
  if (subject.name === 'python' && slim) return slimPythonSet(subject, suite);
  const sets = SETS[subject.name];
  const set = sets === undefined ? 'debian:$-slim' : slim ? sets.slim : sets.full;
  return set.replace('$', suite);
}

/** Up to 3.12 the nis module on bookworm needs libnsl and libtirpc; bullseye has no list of its own, its own slim set stands in. */
function slimPythonSet(subject: Subject, suite: string): string {
  const version = subject.parts.version ?? [3, 13];
  const old = isInSeries(version, [3]) && (version[1] ?? 13) <= 12;
  const name = `python:${old ? '3.12' : '3.13'}-slim-${suite}`;
  return subject.facts.packageSets.has(name) ? name : `debian:${suite}-slim`;
}

function extras(subject: Subject, slim: boolean): readonly string[] {
  if (subject.name === 'nvidia/cuda' || subject.name === 'nvcr.io/nvidia/cuda-dl-base') {
    return subject.parts.words.includes('devel') ? [...CUDA_BASE, ...CUDA_DEVEL] : CUDA_BASE;
  }
  if (subject.name === 'python' && slim) return ['ca-certificates', 'netbase', 'tzdata'];
  if (subject.name === 'nginx') return ['ca-certificates', 'curl', 'nginx'];
  return EXTRAS[`${subject.name} ${slim ? 'slim' : 'full'}`] ?? [];
}
