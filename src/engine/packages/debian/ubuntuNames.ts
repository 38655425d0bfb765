import type { DebianSuite } from './debianIndex.ts';

export interface UbuntuName {
  /** The nearest package of the stand-in suite. */
  readonly name: string;
  readonly reason: string;
}

/** Python of the stand-ins. */
const STAND_IN_PYTHON: Readonly<Record<DebianSuite, string>> = {
  bullseye: '3.9',
  bookworm: '3.11',
  trixie: '3.13',
};

/**
 * Any other Python: the release's own, or one of the deadsnakes archive, which packs every minor in the same parts. distutils is a package of
 * its own there up to 3.11 (PEP 632 ended it), in Debian up to bookworm.
 */
function pythonPackage(name: string, suite: DebianSuite): UbuntuName | undefined {
  const [, minor, part = ''] =
    /^python(3\.\d+)(-dev|-venv|-minimal|-full|-distutils|-tk|-dbg)?$/.exec(name) ?? [];
  if (minor === undefined) return undefined;
  const reason = `Python ${minor} weighs about what the stand-in's ${STAND_IN_PYTHON[suite]} does`;
  if (part === '-distutils') {
    return { name: suite === 'trixie' ? 'libpython3-stdlib' : 'python3-distutils', reason };
  }
  if (part === '-tk') return { name: 'python3-tk', reason };
  return { name: `python${STAND_IN_PYTHON[suite]}${part}`, reason };
}

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
 * The package of the stand-in that comes nearest to one of Ubuntu that the stand-in lacks; undefined when none is known. Its weight is that of the
 * stand-in's package and counts as derived.
 */
export function ubuntuName(name: string, suite: DebianSuite): UbuntuName | undefined {
  return UBUNTU_NAMES[suite]?.[name] ?? pythonPackage(name, suite);
}

/**
 * Pairs of names, no measurements: which package of Debian holds the same software. Ubuntu's archive is not in the catalog; which names are here was
 * decided by what Dockerfiles of public repositories install.
 */
const UBUNTU_NAMES: Readonly<Partial<Record<DebianSuite, Readonly<Record<string, UbuntuName>>>>> = {
  bullseye: {
    ...gcc('9', '10'),
    ...JPEG,
    'openjdk-8-jdk': { name: 'openjdk-11-jdk', reason: 'Java 8 left Debian' },
    'openjdk-8-jre-headless': { name: 'openjdk-11-jre-headless', reason: 'Java 8 left Debian' },
  },
  bookworm: {
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
