import { between, type Amount, type Evidence } from '../../amount.ts';
import type { FileClass } from '../../effects.ts';

/** A download whose size is known, or known well enough to give a range. */
export interface KnownDownload {
  /** Tested against the address without scheme and query. */
  readonly address: RegExp;
  readonly amount: Amount;
  /** Bytes of its content when it is an archive or a self-extracting script. */
  readonly unpacked?: Amount;
  readonly fileClass?: FileClass;
  readonly evidence: Evidence;
  /** Where the number comes from, with its day. */
  readonly source: string;
}

/** Megabytes (10^6). */
function mega(low: number, middle: number, high: number): Amount {
  return between(low * 1e6, middle * 1e6, high * 1e6);
}

/**
 * The first row that fits is taken, so exact versions stand before their families. "Log" is a wget log in a public repository, which
 * prints the size to the byte; a range covers the versions between and after those seen.
 */
export const KNOWN_DOWNLOADS: readonly KnownDownload[] = [
  {
    address: /^bootstrap\.pypa\.io\/pip\/\d.*get-pip\.py$/,
    amount: mega(1.6, 1.9, 2.3),
    fileClass: 'code',
    evidence: 'derived',
    source: 'get-pip.py for an old Python; 1,708,647 bytes for 3.4 (log of 2022-03-05)',
  },
  {
    address: /^bootstrap\.pypa\.io\/get-pip\.py$/,
    amount: mega(2.1, 2.3, 2.9),
    fileClass: 'code',
    evidence: 'derived',
    source: 'get-pip.py was 2,276,232 bytes (log of 2024-06-21)',
  },
  ...miniconda(
    /Miniconda3-py\d+_4\.|Miniconda3-4\./,
    mega(55, 73, 95),
    '62.6 MB in 2018, 76.6 MB in 2022-05',
  ),
  ...miniconda(/Miniconda3-py\d+_2[23]\./, mega(64, 96, 110), '95,826,076 bytes for py310_23.5.2'),
  ...miniconda(/Miniconda3-py\d+_24\./, mega(120, 146, 155), '148,337,011 bytes in 2024-11'),
  ...miniconda(/Miniconda3-/, mega(145, 162, 185), '162,129,736 bytes in 2025-10'),
  {
    address: /(Miniforge3|Mambaforge|Miniforge-pypy3)-[^/]*\.sh$/,
    amount: mega(70, 95, 140),
    unpacked: mega(250, 400, 600),
    fileClass: 'archive',
    evidence: 'assumed',
    source:
      'taken for something smaller than Miniconda, which was 162,129,736 bytes (log of 2025-10-20)',
  },
  {
    address: /cuda-keyring_[\d.-]+_all\.deb$/,
    amount: between(4300, 4328, 4400),
    evidence: 'published',
    source: 'cuda-keyring_1.1-1_all.deb is 4,328 bytes (log of 2025-07-16)',
  },
  {
    address: /google-chrome-stable_[^/]*amd64\.deb$/,
    amount: mega(105, 118, 140),
    evidence: 'derived',
    source: 'google-chrome-stable was 114,745,904 bytes (log of 2025-03-11)',
  },
  ...go(
    /go1\.1[5-9](\.\d+)?\.linux/,
    mega(120, 135, 142),
    '121.1 MB for 1.15, 141.7 MB for 1.18.3',
  ),
  ...go(/go1\.20(\.\d+)?\.linux/, mega(95, 100, 105), 'between 1.19 and 1.21'),
  ...go(
    /go1\.[\d.]+(rc\d+)?\.linux/,
    mega(58, 70, 79),
    '73.6 MB for 1.23, 78.6 MB for 1.24, 66.9 MB for 1.26',
  ),
  ...node(/node-v18\./, mega(21, 24, 26), mega(105, 119, 170)),
  ...node(/node-v20\./, mega(23, 26, 28), mega(110, 126, 180)),
  ...node(/node-v\d+\./, mega(9, 31, 34), mega(120, 151, 210)),
  {
    address: /awscli\.amazonaws\.com\/awscli-exe-linux-/,
    amount: mega(46, 62, 75),
    unpacked: mega(180, 230, 290),
    evidence: 'derived',
    source:
      'awscli-exe-linux-x86_64.zip was 46,919,245 bytes (log of 2022-04-20) and has grown since',
  },
  {
    address: /\/kubectl$/,
    amount: mega(42, 55, 65),
    fileClass: 'native',
    evidence: 'derived',
    source: 'kubectl was 42,985,504 bytes for 1.15 and 49,864,704 in 2023-09 (logs)',
  },
  {
    address: /ffmpeg-[^/]*static[^/]*\.tar\.xz$/,
    amount: mega(35, 41, 60),
    unpacked: mega(110, 150, 250),
    evidence: 'derived',
    source: 'ffmpeg-release-amd64-static.tar.xz was 39,577,132 bytes (log of 2021-10-15)',
  },
  {
    address: /spark-[\d.]+-bin-[^/]*\.tgz$/,
    amount: mega(220, 320, 420),
    unpacked: mega(240, 350, 460),
    evidence: 'derived',
    source:
      'spark-3.3.3-bin-hadoop3.tgz was 299,426,263 bytes (log of 2023-11-08); jars do not shrink',
  },
  {
    address: /julia-[\d.]+-linux-x86_64\.tar\.gz$/,
    amount: mega(110, 135, 260),
    evidence: 'derived',
    source: 'julia-1.8.5 was 130,873,886 bytes (log of 2023-01-15)',
  },
  {
    address: /Python-3\.[\d.]+\w*\.tgz$/,
    amount: mega(22, 26, 32),
    evidence: 'derived',
    source: 'Python-3.6.7rc2.tgz was 22,969,389 bytes (log of 2018-12-31)',
  },
  {
    address: /Python-3\.[\d.]+\w*\.tar\.xz$/,
    amount: mega(16, 20, 24),
    unpacked: mega(80, 110, 140),
    evidence: 'derived',
    source:
      'taken for four fifths of the .tgz, which was 22,969,389 bytes for 3.6.7 (log of 2018-12-31)',
  },
  {
    address: /cmake-[\d.]+-[lL]inux-x86_64\.(tar\.gz|sh)$/,
    amount: mega(30, 48, 60),
    evidence: 'derived',
    source: 'cmake-3.7.2 was 30,681,434 bytes (log of 2017-03-28) and has grown since',
  },
  {
    address: /google-cloud-(sdk|cli)-[^/]*linux-x86_64\.tar\.gz$/,
    amount: mega(50, 130, 170),
    evidence: 'derived',
    source: 'google-cloud-sdk-403.0.0 was 161,590,807 bytes (log of 2022-09-27)',
  },
  {
    address: /helm-v3\.[\d.]+-linux-amd64\.tar\.gz$/,
    amount: mega(13, 16, 19),
    unpacked: mega(40, 50, 62),
    evidence: 'derived',
    source:
      'helm-v3.12.0 was 16,041,949 bytes (log of 2023-06-13), about a third of the program in it',
  },
  {
    address: /terraform_[\d.]+_linux_amd64\.zip$/,
    amount: mega(16, 30, 36),
    unpacked: mega(50, 88, 110),
    evidence: 'derived',
    source:
      'terraform_1.13.1 was 30,635,389 bytes (log of 2025-09-02), about a third of the program in it',
  },
  {
    address: /gradle-[\d.]+-(bin|all)\.zip$/,
    amount: mega(80, 130, 240),
    unpacked: mega(90, 150, 560),
    evidence: 'assumed',
    source:
      'a distribution of Gradle, taken for 130 MB; with sources and documentation (-all) up to twice that',
  },
  {
    address: /apache-maven-3[\d.]+-bin\.(tar\.gz|zip)$/,
    amount: mega(7, 9.2, 11),
    unpacked: mega(8, 10.5, 13),
    evidence: 'assumed',
    source: 'a distribution of Maven 3, taken for 9 MB of jars, which do not shrink',
  },
  {
    address: /^wordpress\.org\/(latest|wordpress-[\d.]+)\.(tar\.gz|zip)$/,
    amount: mega(8, 25, 32),
    unpacked: mega(25, 72, 100),
    evidence: 'assumed',
    source: 'WordPress, taken for 25 MB of scripts and pictures that unpack to three times that',
  },
  {
    address: /boost_1_\d+_\d+\.tar\.(gz|bz2)$/,
    amount: mega(70, 125, 160),
    unpacked: mega(400, 680, 900),
    evidence: 'assumed',
    source: 'the sources of Boost, taken for 125 MB that unpack to over five times that',
  },
  {
    address: /\/nginx-1\.[\d.]+\.tar\.gz$/,
    amount: mega(0.8, 1.15, 1.4),
    unpacked: mega(5, 7.5, 10),
    evidence: 'assumed',
    source: 'the sources of nginx, taken for somewhat over 1 MB',
  },
  {
    address: /\/commandlinetools-linux-\d+_latest\.zip$/,
    amount: mega(75, 145, 180),
    unpacked: mega(80, 160, 220),
    evidence: 'assumed',
    source: "Android's command line tools, taken for 145 MB of jars, which do not shrink",
  },
  {
    address: /chromedriver[-_]linux64\.zip$/,
    amount: mega(3.9, 7.4, 11),
    evidence: 'derived',
    source: 'chromedriver_linux64.zip was 7,396,711 bytes (log of 2023-02-13)',
  },
  {
    address: /libtorch\/cpu\/libtorch-(cxx11-abi-)?shared-with-deps-/,
    amount: mega(120, 160, 230),
    evidence: 'derived',
    source:
      'libtorch-shared-with-deps-2.13.0+cpu.zip is 126,385,248 bytes (a pinned download, 2026)',
  },
  {
    address: /cuda_1[01]\.[\w.]+_linux\.run$/,
    amount: mega(2400, 3460, 4400),
    fileClass: 'archive',
    evidence: 'derived',
    source: 'cuda_11.6.2_510.47.03_linux.run was 3,462,542,823 bytes (log of 2022-04-25)',
  },
  {
    address: /cuda_1[23]\.[\w.]+_linux\.run$/,
    amount: mega(4000, 5100, 6000),
    fileClass: 'archive',
    evidence: 'derived',
    source: 'cuda_12.8.1_570.124.06_linux.run was 5,382,238,770 bytes (log of 2025-04-29)',
  },
  {
    address: /\/tini(-static)?(-muslc)?(-amd64|-arm64)?$/,
    amount: between(10e3, 25e3, 1e6),
    fileClass: 'native',
    evidence: 'assumed',
    source: 'tini is an init of a few hundred lines of C: tens of kB, under 1 MB when static',
  },
];

/** Installed, a Miniconda weighs about three times its installer (continuumio/miniconda3 less its Debian, 2022). */
function miniconda(address: RegExp, amount: Amount, seen: string): readonly KnownDownload[] {
  const unpacked = between(amount.low * 2.2, amount.bytes * 3, amount.high * 3.8);
  return [
    {
      address,
      amount,
      unpacked,
      fileClass: 'archive',
      evidence: 'derived',
      source: `Miniconda installer: ${seen} (logs)`,
    },
  ];
}

/** golang:1.26-alpine less Alpine is 3.45 times the archive. */
function go(address: RegExp, amount: Amount, seen: string): readonly KnownDownload[] {
  const unpacked = between(amount.low * 3, amount.bytes * 3.45, amount.high * 3.9);
  return [{ address, amount, unpacked, evidence: 'derived', source: `Go archive: ${seen} (logs)` }];
}

/** Unpacked: node:*-bookworm-slim less debian:bookworm-slim. */
function node(address: RegExp, xz: Amount, unpacked: Amount): readonly KnownDownload[] {
  const source = 'Node.js archive: 31,890,184 bytes for v24.21.0 .tar.xz (log of 2026-10-01)';
  const gz = between(xz.low * 1.6, xz.bytes * 1.75, xz.high * 1.9);
  const tar = address.source;
  return [
    {
      address: new RegExp(`${tar}[^/]*\\.tar\\.xz$`),
      amount: xz,
      unpacked,
      evidence: 'derived',
      source,
    },
    {
      address: new RegExp(`${tar}[^/]*\\.tar\\.gz$`),
      amount: gz,
      unpacked,
      evidence: 'derived',
      source,
    },
  ];
}

/** The row of an address (without scheme), if any. */
export function knownDownload(address: string): KnownDownload | undefined {
  return KNOWN_DOWNLOADS.find((row) => row.address.test(address));
}
