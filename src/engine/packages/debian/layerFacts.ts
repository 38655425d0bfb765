import type { DebianSuite } from './debianIndex.ts';

/**
 * What an apt layer holds beside the files of the packages. All figures: bytes, fitted on or read from 183 layers of real installs on slim
 * bases, 2026-11-20 (tests/accuracy/rows/apt-installs.jsonl.br); how, beside each.
 */
export interface SuiteLayerFacts {
  /** config.dat and templates.dat of debconf in debian:<suite>-slim: `-old` copies of both are in every apt layer. */
  readonly debconf: number;
  /** What one package that asks questions adds to templates.dat: ca-certificates and fontconfig-config. */
  readonly debconfTemplates: number;
  /** Whether debconf's `-old` copies lack the last package that asked: trixie's debconf saves twice, so there they do not. */
  readonly oldLacksLast: boolean;
  /** How many packages of debian:<suite>-slim ask questions. */
  readonly baseAsking: number;
  /** Packages of debian:<suite>-slim, whose logs the image is rid of. */
  readonly basePackages: number;
  /** /usr/share/mime as update-mime-database writes it: the same in every layer. */
  readonly mimeDatabase: number;
  /** /etc/ssl/certs/ca-certificates.crt: the same in every layer. */
  readonly certificates: number;
  /** .pyc files of libpython3.N-minimal and -stdlib, written by py3compile: exact for python3 alone. */
  readonly standardLibraryBytecode: number;
  /** Byte-code over the installed bytes of a package of modules in pure Python (python3-pip, python3-setuptools). */
  readonly bytecodeRatio: number;
  /** /var/lib/apt/lists after an update with docker's apt configuration (indexes kept lz4-compressed), and gzipped. */
  readonly lists: number;
  readonly listsGzip: number;
  /** pkgcache.bin and srcpkgcache.bin, where docker-clean does not forbid them. */
  readonly cacheBin: number;
}

export const SUITE_LAYER_FACTS: Readonly<Record<DebianSuite, SuiteLayerFacts>> = {
  bullseye: {
    debconf: 785_915,
    debconfTemplates: 45_000,
    oldLacksLast: true,
    baseAsking: 7,
    basePackages: 96,
    mimeDatabase: 2_591_647,
    certificates: 224_449,
    standardLibraryBytecode: 6_911_742,
    bytecodeRatio: 0.75,
    lists: 18_452_334,
    listsGzip: 14_244_076,
    cacheBin: 66_106_505,
  },
  bookworm: {
    debconf: 757_558,
    debconfTemplates: 45_500,
    oldLacksLast: true,
    baseAsking: 4,
    basePackages: 88,
    mimeDatabase: 2_680_507,
    certificates: 222_073,
    standardLibraryBytecode: 11_675_110,
    bytecodeRatio: 1.17,
    lists: 19_852_735,
    listsGzip: 15_290_374,
    cacheBin: 73_824_862,
  },
  trixie: {
    debconf: 786_111,
    debconfTemplates: 47_500,
    oldLacksLast: false,
    baseAsking: 4,
    basePackages: 78,
    mimeDatabase: 2_786_843,
    certificates: 222_073,
    standardLibraryBytecode: 11_404_335,
    bytecodeRatio: 1.07,
    lists: 21_697_576,
    listsGzip: 16_734_548,
    cacheBin: 90_045_616,
  },
};

/** Byte-code over bytes of a Python package with compiled modules (python3-cryptography and others with libc6 below them). */
export const NATIVE_BYTECODE_RATIO = 0.35;

/** The same for programs written in Python outside of section python: between 0.5 and 1.6 in the three measured. */
export const PROGRAM_BYTECODE_RATIO = 0.8;

/** A package's stanza in /var/lib/dpkg/status: the mean of the base images, and of what Dockerfiles install. */
export const STATUS_PER_BASE_PACKAGE = 850;
export const STATUS_PER_PACKAGE = 1_080;

/** A package's files in /var/lib/dpkg/info: least squares over the layers (.list and .md5sums grow with its files, .symbols with libraries). */
export const INFO_PER_PACKAGE = 4_458;
export const INFO_PER_PATH = 117.6;
export const INFO_PER_LIBRARY = 7_819;

/** Logs: least squares; error at the median 1.2 kB. */
export const LOG_BASE = 6_382;
export const LOG_PER_PACKAGE = 815;

/** /var/lib/apt/extended_states: an entry a package that was not asked for, on top of the base's. */
export const STATES_BASE = 5_100;
export const STATES_PER_PACKAGE = 62;

/** ld.so.cache and ldconfig's aux-cache, each. */
export const LOADER_CACHE_BASE = 4_500;
export const LOADER_CACHE_PER_LIBRARY = 75;

/**
 * Bytes on a slim image over Installed-Size by section, over all measured packages; `*` for the others. Slim images leave out
 * documentation, manual pages and translations (dpkg path-excludes), and Installed-Size does not know that.
 */
export const SLIM_RATIO: Readonly<Record<string, number>> = {
  '*': 0.886,
  admin: 0.567,
  database: 0.869,
  devel: 0.87,
  doc: 0.132,
  editors: 0.961,
  fonts: 0.958,
  gnome: 0.687,
  graphics: 0.936,
  httpd: 0.809,
  interpreters: 0.98,
  javascript: 0.723,
  libdevel: 0.956,
  libs: 0.949,
  localization: 0.45,
  misc: 0.406,
  net: 0.872,
  oldlibs: 0.23,
  perl: 0.584,
  php: 0.976,
  python: 0.885,
  ruby: 0.7,
  rust: 0.997,
  sound: 0.908,
  tex: 0.777,
  text: 0.503,
  utils: 0.687,
  vcs: 0.72,
  video: 0.305,
  web: 0.974,
  x11: 0.559,
};

/**
 * The same for compiled packages (those that need libc6), where size tells more than the section: documentation does not grow with the
 * program. Upper ends of Installed-Size, bytes, and the mean of median and volume ratio below; 1,477 measured packages.
 */
export const SLIM_RATIO_COMPILED: readonly (readonly [number, number])[] = [
  [200e3, 0.63],
  [1e6, 0.82],
  [5e6, 0.88],
  [20e6, 0.95],
  [100e6, 0.985],
  [Infinity, 0.999],
];

/**
 * By how much Installed-Size is above the files' bytes, a path: dpkg-gencontrol rounds every file up to a KiB and counts a KiB for other entries
 * (deb-substvars(5)). Fitted on 15 layers of debian:bookworm.
 */
export const INSTALLED_SIZE_PER_PATH = 844;

/** A layer under gzip -6: 0.1222 of its bytes and 0.6535 of the .deb files' (fitted on 102 layers; off by 14 % at the median). */
export const GZIP_OF_FILES = 0.1222;
export const GZIP_OF_DEB = 0.6535;

/** What maintainer scripts of a few packages make: measured once each, 2026-11-20, bookworm. */
export const MADE_BY_SCRIPTS: readonly {
  readonly package: RegExp;
  readonly path: string;
  readonly bytes: number;
  readonly what: string;
}[] = [
  {
    package: /^postgresql-\d+$/,
    path: '/var/lib/postgresql',
    bytes: 40_012_921,
    what: 'the first cluster (pg_createcluster)',
  },
  {
    package: /^texlive-latex-base$/,
    path: '/var/lib/texmf',
    bytes: 41_775_146,
    what: 'TeX formats (fmtutil)',
  },
  {
    package: /^systemd$/,
    path: '/var/lib/systemd/catalog/database',
    bytes: 214_172,
    what: 'the message catalog',
  },
  {
    package: /^fontconfig$/,
    path: '/var/cache/fontconfig',
    bytes: 17_000,
    what: 'the font cache (fc-cache)',
  },
];
