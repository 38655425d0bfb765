import { describe, expect, it } from 'vitest';
import { apt } from '../../../src/engine/commands/debian/apt.ts';
import type { Effect } from '../../../src/engine/effects.ts';
import { tinySuite } from '../debian/tinySuite.ts';
import { runProgram, type FakeFiles, type FakeStageOptions } from './fakeStage.ts';

const index = tinySuite({
  libc6: {},
  curl: { slim: 400_000, depends: 'libc6, libcurl4', recommends: 'ca-certificates' },
  libcurl4: { slim: 800_000, section: 'libs', depends: 'libc6' },
  'libcurl4-doc': {},
  'ca-certificates': { slim: 370_000 },
  'g++': {},
  nginx: { version: '1.22.1-9' },
  nodejs: {},
  mta1: { provides: 'mta' },
  mta2: { provides: 'mta' },
  exim: { conflicts: 'curl' },
});
const catalog = { debian: () => index };
const LISTS: FakeFiles = {
  '/var/lib/apt/lists/': { fileClass: 'lists', origin: { kind: 'apt', name: 'apt lists' } },
};
const AFTER_UPDATE: FakeStageOptions = { catalog, dpkg: { libc6: '' }, files: LISTS };

/** Packages that come (+) and go (-), and what the user is told. */
function tell(line: string, options: FakeStageOptions = AFTER_UPDATE): string {
  const { effects } = runProgram(apt, line, options);
  return effects.flatMap(tellEffect).join(' ');
}

function tellEffect(effect: Effect): string[] {
  switch (effect.type) {
    case 'dpkg':
      return Object.entries(effect.packages).map(
        ([name, version]) => (version === null ? '-' : '+') + name,
      );
    case 'notice':
      return [effect.notice.id];
    case 'unknown':
      return [`unknown(${effect.unknown.what})`];
    case 'write':
    case 'delete':
    case 'touch':
    case 'move':
    case 'copy':
    case 'link':
    case 'resize':
    case 'env':
      return [];
  }
}

const ubuntu = {
  system: { kind: 'debian', suite: 'bookworm', slim: true, standsInFor: 'ubuntu jammy' },
} as const;

// Source: apt-get(8), apt(8), apt.conf(5); the configuration of official images (debuerreotype).
const INSTALLS: readonly (readonly [string, string, FakeStageOptions?])[] = [
  ['apt-get install -y curl', '+curl +libcurl4 +ca-certificates'],
  ['apt install -y curl', '+curl +libcurl4 +ca-certificates'],
  ['apt-get -y install --no-install-recommends curl', '+curl +libcurl4'],
  ['apt-get install -yqq --no-install-recommends curl', '+curl +libcurl4'],
  ['apt-get install -qq -o APT::Install-Recommends=0 curl', '+curl +libcurl4'],
  ['apt-get install -y -o APT::Install-Recommends=false curl', '+curl +libcurl4'],
  [
    'apt-get install -y curl',
    '+curl +libcurl4',
    {
      ...AFTER_UPDATE,
      files: {
        ...LISTS,
        '/etc/apt/apt.conf.d/00-docker':
          'APT::Install-Recommends "0";\nAPT::Install-Suggests "0";\n',
      },
    },
  ],
  ['apt-get install -y -t bookworm --no-install-recommends curl', '+curl +libcurl4'],
  ['apt-get install -y nginx=1.22.*', '+nginx'],
  ['apt-get install -y nginx=1.18.0-6', 'apt-version-not-found +nginx'],
  ['apt-get install -y nginx/bookworm', '+nginx'],
  ['apt-get install -y nginx:amd64', '+nginx'],
  ['apt-get install -y nginx:i386', 'unknown(the Debian package nginx:i386)'],
  ['apt-get install -y g++', '+g++'],
  ["apt-get install -y 'libcurl4*'", '+libcurl4 +libcurl4-doc'],
  // A word that names no package is a pattern: apt-pkg/cacheset.cc, PackageFromString; apt-get(8).
  ['apt-get install -y libcur.4', 'apt-name-as-pattern +libcurl4 +libcurl4-doc'],
  ['apt-get install -y curl4.doc', 'apt-name-as-pattern +libcurl4-doc'],
  ['apt-get install -y --no-install-recommends ^curl$', '+curl +libcurl4'],
  ["apt-get install -y 'libcurl[0-9]'", '+libcurl4'],
  ["apt-get install -y 'libcurl[!0-9]'", '+libcurl4 +libcurl4-doc'],
  ["apt-get install -y 'ngin+x|nodej'", '+nginx +nodejs'],
  ["apt-get install -y 'ng*inx?'", '+nginx'],
  ['apt-get install -y libssl1.1', 'apt-package-not-found'],
  ["apt-get install -y '(ng)+inx'", 'unknown(the packages that (ng)+inx matches)'],
  ["apt-get install -y '?installed'", 'unknown(the packages that ?installed matches)'],
  ['apt-get install -y ssh-server^', 'unknown(the packages of the task ssh-server^)'],
  // apt itself takes only anchored expressions and plain shell patterns: apt-pkg/init.cc, APT::Cmd::Pattern-Only, since 2.0.
  ['apt install -y libcur.4', 'apt-package-not-found'],
  ['apt install -y ^nginx', '+nginx'],
  ["apt install -y 'nod*js'", '+nodejs'],
  // The name comes before the modifier, and the modifier before the pattern: FromModifierCommandLine.
  ['apt-get install -y nginx+', '+nginx'],
  ['apt-get install -y nginx nodejs-', '+nginx'],
  ['apt-get install -y nginx=1.22.1-9+', '+nginx'],
  ["apt-get install -y nginx 'node.s-'", 'apt-name-as-pattern +nginx'],
  // What other sources may hold stays a name.
  [
    'apt-get install -y libcur.4',
    'unknown(the Debian package libcur.4)',
    {
      ...AFTER_UPDATE,
      files: { ...LISTS, '/etc/apt/sources.list.d/php.list': 'deb https://x y z' },
    },
  ],
  [
    'apt-get install -y libcur.4',
    'unknown(the Debian package libcur.4)',
    { ...AFTER_UPDATE, image: ubuntu },
  ],
  ['apt-get install -y ./tool.deb', 'unknown(what tool.deb installs)'],
  ['apt-get install -y libc6', ''],
  ['apt-get install -y crul', 'apt-package-not-found'],
  ['apt-get install -y crul nginx', 'apt-package-not-found +nginx'],
  ['apt-get install -y mta', 'apt-virtual-package'],
  ['apt-get install -y exim curl', 'apt-unmet-dependencies'],
  ['apt-get install -y nginx $MORE', 'unknown(a package name) +nginx'],
  ['apt-get install -s -y nginx', ''],
  // apt asks only when it would do more than it was told to.
  ['apt-get install nginx', '+nginx'],
  ['apt-get install --no-install-recommends curl', 'apt-would-ask +curl +libcurl4'],
  // No update ran, and base images ship no lists.
  ['apt-get install -y nginx', 'apt-no-lists +nginx', { catalog }],
  [
    'apt-get install -y nginx',
    '+nginx',
    { catalog, mounts: [{ target: '/var/lib/apt', type: 'cache' }] },
  ],
  ['apt-get install -y libc6', '', { catalog, dpkg: { libc6: '' } }],
  // A source that the catalog does not hold may have the package.
  [
    'apt-get install -y docker-ce',
    'unknown(the Debian package docker-ce)',
    {
      ...AFTER_UPDATE,
      files: { ...LISTS, '/etc/apt/sources.list.d/docker.list': 'deb https://x y z' },
    },
  ],
  [
    'apt-get install -y unrar',
    'unknown(the Debian package unrar)',
    {
      ...AFTER_UPDATE,
      files: {
        ...LISTS,
        '/etc/apt/sources.list': 'deb http://deb.debian.org/debian bookworm main non-free',
      },
    },
  ],
  [
    'apt-get install -y snapd',
    'unknown(the Debian package snapd)',
    { ...AFTER_UPDATE, image: ubuntu },
  ],
  // A vendor's newer package of the same name wins.
  [
    'apt-get install -y nginx nodejs',
    'unknown(the Debian package nodejs) +nginx',
    { ...AFTER_UPDATE, files: { ...LISTS, '/etc/apt/sources.list.d/nodesource.list': 'deb x' } },
  ],
  ['apt-get install -y nodejs', '+nodejs'],
  // What vendors' repositories hold has a range of its own.
  [
    'apt-get install -y docker-ce postgresql-16 rocm-hip-sdk nginx',
    'unknown(the Debian package docker-ce) unknown(the Debian package postgresql-16) ' +
      'unknown(the Debian package rocm-hip-sdk) +nginx',
    { ...AFTER_UPDATE, files: { ...LISTS, '/etc/apt/sources.list.d/docker.list': 'deb x' } },
  ],
  // Not Debian, not root.
  [
    'apt-get install -y curl',
    'apt-not-in-image',
    { catalog, image: { system: { kind: 'alpine', release: '3.22' } } },
  ],
  [
    'apt-get install -y curl',
    'unknown(apt install curl)',
    { catalog, image: { system: { kind: 'unknown' } } },
  ],
  ['apt-get install -y curl', 'apt-not-root', { ...AFTER_UPDATE, user: 'app' }],
  ['apt-get build-dep -y nginx', 'unknown(build dependencies of nginx)'],
];

const mongo = { reference: 'mongo:7' };
const jenkins = { reference: 'jenkins/jenkins:lts' };
const nobodys = { reference: 'example.org/own/image', match: 'unknown' } as const;

// An error is what fails for certain: where the base is not known, or another release stands in for it, it is a warning or a question.
const CERTAINTY: readonly (readonly [string, FakeStageOptions, string])[] = [
  ['apt-get install -y crul', AFTER_UPDATE, 'error apt-package-not-found'],
  ['apt-get install -y crul', { ...AFTER_UPDATE, image: ubuntu }, 'unknown'],
  // The publisher left a repository of its own in the image (its Dockerfile).
  ['apt-get install -y crul', { ...AFTER_UPDATE, image: mongo }, 'unknown'],
  ['apt-get install -y crul', { ...AFTER_UPDATE, image: jenkins }, 'unknown'],
  ['apt-get install -y nginx', { catalog }, 'error apt-no-lists'],
  ['apt-get install -y nginx', { catalog, image: ubuntu }, 'warning apt-no-lists'],
  ['apt install --no-install-recommends curl', AFTER_UPDATE, 'error apt-would-ask'],
  [
    'apt install --no-install-recommends curl',
    { ...AFTER_UPDATE, image: nobodys },
    'warning apt-would-ask',
  ],
];

it.each(CERTAINTY)('%s, %o: %s', (line, options, expected) => {
  const told = runProgram(apt, line, options).effects.flatMap((effect) => {
    if (effect.type === 'notice') return [`${effect.notice.severity} ${effect.notice.id}`];
    return effect.type === 'unknown' ? ['unknown'] : [];
  });
  expect(told).toEqual([expected]);
});

describe('apt-get install', () => {
  it.each(INSTALLS.map(([line, expected, options]) => ({ line, expected, options })))(
    '$line: $expected',
    ({ line, expected, options }) => {
      expect(tell(line, options)).toBe(expected);
    },
  );

  it('offers near names', () => {
    const [notice] = runProgram(apt, 'apt-get install -y ngnix', AFTER_UPDATE).effects;
    expect(notice?.type === 'notice' && notice.notice.message).toContain('Near names: nginx.');
  });

  it.each([
    ['apt-get install -y curl', 0],
    ['apt install -y curl', 0],
  ])('%s leaves %i bytes of .deb under docker-clean', (line, expected) => {
    expect(
      archiveBytes(line, {
        ...AFTER_UPDATE,
        base: { '/etc/apt/apt.conf.d/docker-clean': 'DPkg::Post-Invoke' },
      }),
    ).toBe(expected);
  });

  it.each([
    ['apt-get install -y nginx', '', 102_400],
    ['apt install -y nginx', '', 0],
    ['apt install -y nginx', 'Binary::apt::APT::Keep-Downloaded-Packages "true";', 102_400],
  ])('without docker-clean %s with %s leaves %i', (line, conf, expected) => {
    const files = { ...LISTS, '/etc/apt/apt.conf.d/keep-cache': conf };
    expect(archiveBytes(line, { ...AFTER_UPDATE, files })).toBe(expected);
  });
});

function archiveBytes(line: string, options: FakeStageOptions): number {
  return runProgram(apt, line, options).effects.reduce(
    (sum, effect) =>
      effect.type === 'write' && effect.content.path.startsWith('/var/cache/apt')
        ? sum + effect.content.amount.bytes
        : sum,
    0,
  );
}

describe('apt-get update', () => {
  const lists = (options: FakeStageOptions): number[] =>
    runProgram(apt, 'apt-get update', options).effects.flatMap((effect) =>
      effect.type === 'write' && effect.content.fileClass === 'lists'
        ? [effect.content.amount.bytes]
        : [],
    );
  const base = {
    '/etc/apt/apt.conf.d/docker-clean': 'x',
    '/etc/apt/apt.conf.d/docker-gzip-indexes': 'x',
  };

  it('writes the lists of the suite', () => {
    // Measured after apt-get update on bookworm, 2026-11-20.
    expect(lists({ catalog, base })).toEqual([19_852_735]);
  });

  it('changes nothing the second time', () => {
    expect(lists({ catalog, base, lower: LISTS })).toEqual([]);
  });

  it('adds the list of a source that came since', () => {
    const files = {
      '/etc/apt/sources.list.d/docker.list': 'deb https://download.docker.com/x y z',
    };
    expect(lists({ catalog, base, lower: LISTS, files })).toEqual([100_000]);
  });
});

describe('apt-get remove', () => {
  const dpkg = { libc6: '', curl: '8', libcurl4: '8', nginx: '1' };
  const auto = {
    '/var/lib/apt/extended_states': 'Package: libcurl4\nArchitecture: amd64\nAuto-Installed: 1\n\n',
  };
  it.each([
    ['apt-get remove -y curl', '-curl'],
    ['apt-get purge -y --auto-remove curl', '-curl -libcurl4'],
    ['apt-get autoremove --purge -y curl', '-curl -libcurl4'],
    ['apt-get autoremove -y', ''],
    ['apt-get purge -y libcurl4', '-libcurl4 -curl'],
    ["apt-get purge -y 'ng*'", '-nginx'],
    ['apt-get purge -y ^ng', '-nginx'],
    ['apt-get purge -y ng.nx', '-nginx'],
    ['apt purge -y ng.nx', ''],
    ['apt-get purge -y unknown', ''],
  ])('%s: %s', (line, expected) => {
    expect(tell(line, { catalog, dpkg, lower: auto })).toBe(expected);
  });

  it('takes the files of the package, and only those, out of the layer', () => {
    const run = runProgram(apt, 'apt-get purge -y curl', { catalog, dpkg });
    expect(run.effects.filter((effect) => effect.type === 'delete')).toEqual([
      {
        type: 'delete',
        selection: {
          paths: ['/**'],
          origins: [
            { kind: 'apt', names: ['curl'] },
            { kind: 'generated', names: ['curl'] },
          ],
        },
      },
    ]);
  });
});

describe('cleaning up', () => {
  it.each([
    ['apt-get clean', ['/var/cache/apt/archives/*', '/var/cache/apt/*.bin']],
    ['apt-get autoclean', []],
    [
      'apt-get dist-clean',
      ['/var/cache/apt/archives/*', '/var/cache/apt/*.bin', '/var/lib/apt/lists/*'],
    ],
  ])('%s', (line, expected) => {
    const paths = runProgram(apt, line, AFTER_UPDATE).effects.flatMap((effect) =>
      effect.type === 'delete' ? effect.selection.paths : [],
    );
    expect(paths).toEqual(expected);
  });
});
