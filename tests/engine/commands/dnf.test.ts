import { beforeAll, describe, expect, test } from 'vitest';
import { dnf } from '../../../src/engine/commands/distributions/dnf.ts';
import { pacman } from '../../../src/engine/commands/distributions/pacman.ts';
import { rpm } from '../../../src/engine/commands/distributions/rpm.ts';
import { rpmName } from '../../../src/engine/commands/distributions/rpmPackages.ts';
import { zypper } from '../../../src/engine/commands/distributions/zypper.ts';
import type { Program } from '../../../src/engine/commands/program.ts';
import type { PackageTable } from '../../../src/engine/packages/other/packageTable.ts';
import { runProgram } from './fakeStage.ts';
import { linesOf, megabytes, packageFacts } from './packageFacts.ts';

let table: PackageTable;
beforeAll(async () => {
  table = await packageFacts();
});

test.each([
  ['gcc', 'gcc'],
  ['gcc-c++', 'gcc-c++'],
  ['gcc-11.4.1-3.el9', 'gcc'],
  ['gcc.x86_64', 'gcc'],
  ['python3.12-devel', 'python3.12-devel'],
  ['java-17-openjdk', 'java-17-openjdk'],
  ['cuda-toolkit-12-8', 'cuda-toolkit-12-8'],
  ['libcudnn9-cuda-12-9.8.0.87-1', 'libcudnn9-cuda-12'],
])('%s is package %s', (word, name) => {
  expect(rpmName(word)).toBe(name);
});

describe('what stays', () => {
  const RPMDB = '+ /var/lib/rpm package-database rpm';
  const WHICH = '+ /usr rpm which';
  const CLEAN = '- /var/cache/dnf /var/cache/libdnf5 /var/cache/yum /var/cache/tdnf';
  test.each<[string, string, Program, readonly string[]]>([
    [
      'dnf install -y which',
      'rockylinux:9',
      dnf,
      ['+ /var/cache/dnf rpm repository metadata', WHICH, RPMDB],
    ],
    [
      'dnf -y install which',
      'fedora:41',
      dnf,
      ['+ /var/cache/libdnf5 rpm repository metadata', WHICH, RPMDB],
    ],
    [
      'yum install -y which',
      'centos:7',
      dnf,
      ['+ /var/cache/yum rpm repository metadata', WHICH, RPMDB],
    ],
    [
      'microdnf install -y which',
      'registry.access.redhat.com/ubi9/ubi-minimal',
      dnf,
      ['+ /var/cache/yum rpm repository metadata', WHICH, RPMDB],
    ],
    [
      'dnf install -y bash curl',
      'rockylinux:9',
      dnf,
      ['+ /var/cache/dnf rpm repository metadata', RPMDB],
    ],
    ['dnf clean all', 'rockylinux:9', dnf, [CLEAN]],
    ['yum -q clean all', 'centos:7', dnf, [CLEAN]],
    ['dnf config-manager --set-enabled crb', 'rockylinux:9', dnf, []],
    ['dnf --version', 'rockylinux:9', dnf, []],
    ['rpm --import https://example.org/KEY', 'rockylinux:9', rpm, []],
    ['rpm -qa', 'rockylinux:9', rpm, []],
    [
      'rpm -ivh https://example.org/epel-release-latest-9.noarch.rpm',
      'rockylinux:9',
      rpm,
      ['+ /usr rpm epel-release-latest-9.noarch.rpm', RPMDB],
    ],
    [
      'zypper --non-interactive install --no-recommends which',
      'opensuse/leap:15.6',
      zypper,
      ['+ /var/cache/zypp rpm repository metadata', WHICH, RPMDB],
    ],
    ['zypper clean -a', 'opensuse/leap:15.6', zypper, ['- /var/cache/zypp']],
    ['zypper addrepo x y', 'opensuse/leap:15.6', zypper, []],
    [
      'pacman -Scc --noconfirm',
      'archlinux',
      pacman,
      ['- /var/cache/pacman/pkg /var/lib/pacman/sync'],
    ],
  ])('%s on %s', (line, reference, program, expected) => {
    const image = { reference, system: { kind: 'rpm' as const, distribution: reference } };
    const { effects } = runProgram(program, line, { image, catalog: { packages: () => table } });
    expect(linesOf(effects)).toEqual(expected);
  });
});

test('dependencies come with a package, and what nobody knows is asked for', () => {
  const { effects } = runProgram(dnf, 'dnf install -y gcc-c++ ghost-package', {
    catalog: { packages: () => table },
  });
  const lines = linesOf(effects);
  expect(lines).toEqual(
    expect.arrayContaining([
      '+ /usr rpm gcc',
      '+ /usr rpm cpp',
      '+ /usr rpm libstdc++-devel',
      '? the RPM package ghost-package',
    ]),
  );
  // gcc-c++ of Enterprise Linux 9 with what it needs is 34 + 13 + 11 MB of archives.
  expect(megabytes(effects, '/usr')).toBeGreaterThan(150);
});

test('dnf remove takes what this build installed', () => {
  const files = {
    '/usr/which/': { path: '/usr', spread: true, origin: { kind: 'rpm' as const, name: 'which' } },
  };
  expect(linesOf(runProgram(dnf, 'dnf remove -y which', { files }).effects)).toEqual([
    '- / rpm which',
    '+ /var/lib/rpm package-database rpm',
  ]);
});
