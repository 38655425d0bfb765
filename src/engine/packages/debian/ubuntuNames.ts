import type { DebianSuite } from './debianIndex.ts';

export interface UbuntuName {
  /** The nearest package of the stand-in suite. */
  readonly name: string;
  readonly reason: string;
}

const python = (ubuntu: string, debian: string): Readonly<Record<string, UbuntuName>> =>
  Object.fromEntries(
    ['', '-dev', '-venv', '-minimal', '-full', '-distutils'].map((part) => [
      `python${ubuntu}${part}`,
      {
        name: part === '-distutils' ? 'python3-distutils' : `python${debian}${part}`,
        reason: `Ubuntu's own Python is ${ubuntu}, the stand-in's ${debian}`,
      },
    ]),
  );

const gcc = (ubuntu: string, debian: string): Readonly<Record<string, UbuntuName>> =>
  Object.fromEntries(
    ['gcc', 'g++', 'cpp', 'gfortran'].map((tool) => [
      `${tool}-${ubuntu}`,
      { name: `${tool}-${debian}`, reason: `the default compiler is ${ubuntu}, there ${debian}` },
    ]),
  );

const JPEG: Readonly<Record<string, UbuntuName>> = {
  'libjpeg-turbo8': { name: 'libjpeg62-turbo', reason: 'the same library under another soname' },
  'libjpeg-turbo8-dev': {
    name: 'libjpeg62-turbo-dev',
    reason: 'the same library under another soname',
  },
  'libjpeg8-dev': { name: 'libjpeg62-turbo-dev', reason: 'a name for libjpeg-turbo there' },
  'libmysqlclient-dev': {
    name: 'default-libmysqlclient-dev',
    reason: "MySQL's client there, MariaDB's in Debian",
  },
  'language-pack-en': { name: 'locales', reason: 'translations are packed apart there' },
  'ubuntu-keyring': { name: 'debian-archive-keyring', reason: "each archive's own keys" },
};

/**
 * Names of Ubuntu that its stand-in does not have, with the package that comes nearest. Ubuntu's archive is not in the catalog; the table
 * holds what real Dockerfiles on Ubuntu install (counted 2026-11-21), from general knowledge of both archives.
 */
export const UBUNTU_NAMES: Readonly<
  Partial<Record<DebianSuite, Readonly<Record<string, UbuntuName>>>>
> = {
  bullseye: {
    ...python('3.8', '3.9'),
    ...python('3.6', '3.9'),
    ...gcc('9', '10'),
    ...JPEG,
    'openjdk-8-jdk': { name: 'openjdk-11-jdk', reason: 'Java 8 left Debian' },
    'openjdk-8-jre-headless': { name: 'openjdk-11-jre-headless', reason: 'Java 8 left Debian' },
  },
  bookworm: {
    ...python('3.10', '3.11'),
    ...gcc('10', '11'),
    ...JPEG,
    libicu70: { name: 'libicu72', reason: 'soname of ICU 70 and 72' },
    libffi7: { name: 'libffi8', reason: 'soname of libffi 3.3 and 3.4' },
    'openjdk-11-jdk': { name: 'openjdk-17-jdk', reason: 'Java 11 is not in bookworm' },
    'openjdk-11-jre-headless': {
      name: 'openjdk-17-jre-headless',
      reason: 'Java 11 is not in bookworm',
    },
  },
  trixie: {
    ...python('3.12', '3.13'),
    ...gcc('13', '14'),
    ...gcc('12', '13'),
    ...JPEG,
    'libgl1-mesa-glx': { name: 'libgl1', reason: 'the transitional package is gone in trixie' },
    libicu74: { name: 'libicu76', reason: 'soname of ICU 74 and 76' },
    'openjdk-17-jdk': { name: 'openjdk-21-jdk', reason: 'Java 17 is not in trixie' },
    'openjdk-17-jdk-headless': {
      name: 'openjdk-21-jdk-headless',
      reason: 'Java 17 is not in trixie',
    },
    'openjdk-17-jre': { name: 'openjdk-21-jre', reason: 'Java 17 is not in trixie' },
    'openjdk-17-jre-headless': {
      name: 'openjdk-21-jre-headless',
      reason: 'Java 17 is not in trixie',
    },
    'libatlas-base-dev': { name: 'libopenblas-dev', reason: 'ATLAS left Debian' },
    'software-properties-common': {
      name: 'python3-gi',
      reason: 'left Debian after bookworm; brings Python and GObject bindings',
    },
  },
};
