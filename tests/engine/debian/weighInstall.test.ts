import { describe, expect, it } from 'vitest';
import type { Content } from '../../../src/engine/effects.ts';
import { resolveInstall } from '../../../src/engine/packages/debian/resolveInstall.ts';
import {
  weighInstall,
  type InstallSetting,
} from '../../../src/engine/packages/debian/weighInstall.ts';
import { tinySuite } from './tinySuite.ts';

const index = tinySuite({
  libc6: { essential: true },
  tool: { slim: 500_000, depends: 'libc6', debBytes: 204_800 },
  manual: { section: 'doc', installedKib: 1000 },
  debconf: {},
  'ca-certificates': { slim: 370_000, depends: 'debconf' },
  'python3-minimal': { slim: 1000 },
  'libpython3.11-stdlib': { slim: 8_000_000, section: 'python', depends: 'libc6' },
  'python3-requests': { slim: 200_000, section: 'python' },
  python3: { depends: 'python3-minimal, libpython3.11-stdlib', section: 'python', slim: 1000 },
});
const SLIM: InstallSetting = {
  base: { slim: true, standsInFor: null },
  installed: new Map([
    ['libc6', ''],
    ['debconf', ''],
  ]),
  removed: 0,
  debconfBefore: null,
  keepsArchives: false,
};

function weigh(names: string, setting: Partial<InstallSetting> = {}): readonly Content[] {
  const all = { ...SLIM, ...setting };
  const request = names.split(' ').map((name) => ({ name, version: null }));
  const resolution = resolveInstall(index, all.installed, request, { recommends: false });
  return resolution.kind === 'installed' ? weighInstall(index, resolution.new, all) : [];
}

function bytesAt(contents: readonly Content[], path: string, name?: string): number | undefined {
  return contents.find(
    (content) => content.path === path && (name === undefined || content.origin.name === name),
  )?.amount.bytes;
}

describe('the layer of an install', () => {
  it('holds the measured files of a package and its control files', () => {
    // 500,000 measured + 4,458 + 10 paths × 117.6 in /var/lib/dpkg/info.
    expect(bytesAt(weigh('tool'), '/usr', 'tool')).toBe(505_634);
  });

  it('keeps documentation apart where the image does not exclude it', () => {
    const contents = weigh('tool', { base: { slim: false, standsInFor: null } });
    // 1000 KiB of Installed-Size - 500,000 measured - 10 paths × 844 that Installed-Size rounds up.
    expect(bytesAt(contents, '/usr/share/doc')).toBe(515_560);
  });

  it('rewrites the databases of dpkg and debconf at their own paths', () => {
    const paths = weigh('tool').map((content) => content.path);
    expect(paths).toEqual([
      '/usr',
      '/var/lib/dpkg/status',
      '/var/lib/dpkg/status-old',
      '/var/log/dpkg.log',
      '/var/log/apt/term.log',
      '/var/cache/debconf/templates.dat-old',
    ]);
  });

  it.each([
    ['tool', undefined, 757_558],
    ['ca-certificates', 757_558 + 45_500, 757_558],
  ])('debconf writes its new state only for packages that ask: %s', (names, now, old) => {
    const contents = weigh(names);
    expect(bytesAt(contents, '/var/cache/debconf/templates.dat')).toBe(now);
    expect(bytesAt(contents, '/var/cache/debconf/templates.dat-old')).toBe(old);
  });

  it('has the certificates that ca-certificates puts together', () => {
    // Measured in every layer of 2026-11-20 on bookworm and trixie that has the package.
    expect(bytesAt(weigh('ca-certificates'), '/etc/ssl/certs/ca-certificates.crt')).toBe(222_073);
  });

  it('has byte-code once python3-minimal comes', () => {
    const withPython = weigh('python3 python3-requests');
    const bytecode = withPython.filter((content) => content.fileClass === 'bytecode');
    expect(bytecode.map(({ path, amount }) => [path, amount.bytes])).toEqual([
      ['/usr/lib/python3', 234_000],
      ['/usr/lib/python3.11', 11_675_110],
    ]);
    expect(weigh('python3-requests').filter((one) => one.fileClass === 'bytecode')).toEqual([]);
  });

  it('keeps the .deb files where docker-clean is absent', () => {
    const cache = weigh('tool', { keepsArchives: true }).filter((one) => one.fileClass === 'cache');
    expect(cache.map(({ path, amount }) => [path, amount.bytes])).toEqual([
      ['/var/cache/apt/archives', 204_800],
    ]);
  });

  it('says less of a distribution that Debian stands in for', () => {
    const [own] = weigh('tool');
    const [other] = weigh('tool', { base: { slim: true, standsInFor: 'ubuntu jammy' } });
    expect([own?.evidence, other?.evidence]).toEqual(['measured', 'derived']);
    expect(other?.source).toContain('standing in for ubuntu jammy');
    expect((other?.amount.high ?? 0) - (other?.amount.low ?? 0)).toBeGreaterThan(200_000);
  });

  it('is empty when nothing is new', () => {
    expect(weigh('libc6')).toEqual([]);
  });
});
