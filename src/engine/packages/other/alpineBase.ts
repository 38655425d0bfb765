import type { BaseImage } from '../../images/imageTable.ts';

/** Packages of the alpine image (docker-library/repo-info, alpine 3.22); 3.23 splits libapk off apk-tools. */
export const ALPINE_BASE: readonly string[] = [
  'alpine-baselayout',
  'alpine-baselayout-data',
  'alpine-keys',
  'alpine-release',
  'apk-tools',
  'busybox',
  'busybox-binsh',
  'ca-certificates-bundle',
  'libapk',
  'libcrypto3',
  'libssl3',
  'musl',
  'musl-utils',
  'scanelf',
  'ssl_client',
  'zlib',
];

/** What the official python images on Alpine add by apk: certificates, time zones and the libraries that CPython links. */
const PYTHON_IMAGE: readonly string[] = [
  'ca-certificates',
  'tzdata',
  'libbz2',
  'libexpat',
  'libffi',
  'gdbm',
  'libncursesw',
  'libpanelw',
  'ncurses-terminfo-base',
  'readline',
  'sqlite-libs',
  'libuuid',
  'xz-libs',
  'libintl',
  'keyutils-libs',
  'krb5-libs',
  'libcom_err',
  'libnsl',
  'libtirpc',
  'libverto',
  'krb5-conf',
  'libtirpc-conf',
];

/** The official node images copy their Node and add the C++ runtime. */
const NODE_IMAGE: readonly string[] = ['libgcc', 'libstdc++'];

/** Names of the apk packages that a base image holds, as far as its kind tells. */
export function baseApkNames(base: BaseImage): readonly string[] {
  const { kind } = base.system;
  if (kind !== 'alpine' && kind !== 'unknown') return [];
  return [
    ...ALPINE_BASE,
    ...(base.pythons.some(({ prefix }) => prefix === '/usr/local') ? PYTHON_IMAGE : []),
    ...(base.tools.some((tool) => tool === 'node' || tool === 'npm') ? NODE_IMAGE : []),
    ...base.tools.filter((tool) => ['git', 'bash', 'curl'].includes(tool)),
  ];
}

/** Package names of `apk add` words: `curl=8.14.1-r2`, `curl>8`, `curl~=8`, `curl@edge`; `!curl` is a conflict. */
export function apkNames(words: readonly string[]): readonly string[] {
  return words
    .filter((word) => word !== '' && !word.startsWith('!') && !word.startsWith('-'))
    .map((word) => word.replace(/[<>=~@].*$/, ''))
    .filter((name) => name !== '');
}
