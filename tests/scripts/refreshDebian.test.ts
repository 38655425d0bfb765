import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import {
  indexAddresses,
  readIndexes,
  type Archive,
} from '../../scripts/catalog/debian/archiveClient.ts';
import { mergeIndexes } from '../../scripts/catalog/debian/packagesIndex.ts';
import { printSuiteRows, readSuiteRows } from '../../scripts/catalog/debian/suiteRows.ts';

const DEBIAN: Archive = {
  distribution: 'debian',
  suite: 'bookworm',
  main: 'https://archive.example/debian/',
  security: 'https://security.example/debian-security',
};

const ROOT = 'https://archive.example/debian/dists';
const SECURITY = 'https://security.example/debian-security/dists';

/** Paragraphs as Debian Policy 5 has them. */
const RELEASE = `Package: zlib1g
Version: 1:1.2.13.dfsg-1
Essential: yes
Installed-Size: 167
Size: 86952
Section: libs
Priority: required
Depends: libc6 (>= 2.14)
Breaks: libxml2 (<< 2.7.6.dfsg-2),
 texlive-binaries (<< 2009-12)
Description: compression library
 Conflicts: of a description are none

Package: curl
Version: 7.88.1-10+deb12u5
Installed-Size: 499
Size: 315412
Section: universe/web
Depends: libc6 (>= 2.34), zlib1g (>= 1:1.1.4)
`;

const FIXED = `Package: curl
Version: 7.88.1-10+deb12u12
Installed-Size: 500
Size: 315500
Section: web

Package: zzz
Version: 1
`;

describe('Packages indexes', () => {
  test('the newest version of a name wins and keeps the place of the first', () => {
    const rows = mergeIndexes([RELEASE, FIXED, RELEASE]);
    expect(rows.map(({ name, version, position }) => [name, version, position])).toEqual([
      ['curl', '7.88.1-10+deb12u12', 1],
      ['zlib1g', '1:1.2.13.dfsg-1', 0],
      ['zzz', '1', 2],
    ]);
  });

  test('fields become columns that can be read back', () => {
    const [, zlib] = readSuiteRows(printSuiteRows('a test', mergeIndexes([RELEASE])));
    expect(zlib).toEqual({
      name: 'zlib1g',
      version: '1:1.2.13.dfsg-1',
      installedKib: 167,
      debBytes: 86952,
      section: 'libs',
      priority: 'required',
      essential: true,
      important: false,
      position: 0,
      preDepends: '',
      depends: 'libc6 (>= 2.14)',
      recommends: '',
      provides: '',
      conflicts: '',
      breaks: 'libxml2 (<< 2.7.6.dfsg-2), texlive-binaries (<< 2009-12)',
    });
  });
});

describe('archives', () => {
  test('Ubuntu has two components in each of three pockets', () => {
    const ubuntu: Archive = { ...DEBIAN, distribution: 'ubuntu', suite: 'noble' };
    expect(indexAddresses(ubuntu).map((address) => address.replace(/^.*dists\//, ''))).toEqual([
      'noble/main/binary-amd64/Packages',
      'noble/universe/binary-amd64/Packages',
      'noble-updates/main/binary-amd64/Packages',
      'noble-updates/universe/binary-amd64/Packages',
      'noble-security/main/binary-amd64/Packages',
      'noble-security/universe/binary-amd64/Packages',
    ]);
  });

  test('gzipped indexes are read, else xz', async () => {
    const answers: Readonly<Record<string, Uint8Array>> = {
      [`${ROOT}/bookworm/main/binary-amd64/Packages.gz`]: gzipSync('release'),
      [`${ROOT}/bookworm-updates/main/binary-amd64/Packages.xz`]: Buffer.from('packed'),
      [`${SECURITY}/bookworm-security/main/binary-amd64/Packages.gz`]: gzipSync('security'),
    };
    const get = (url: string): Promise<Uint8Array | null> => Promise.resolve(answers[url] ?? null);
    const unxz = (bytes: Uint8Array): Uint8Array =>
      Buffer.from(`un${Buffer.from(bytes).toString()}`);
    expect(await readIndexes(DEBIAN, get, unxz)).toEqual(['release', 'unpacked', 'security']);
    await expect(readIndexes({ ...DEBIAN, suite: 'sarge' }, get, unxz)).rejects.toThrow(
      'neither https://archive.example/debian/dists/sarge/main/binary-amd64/Packages.gz nor .xz',
    );
  });
});
