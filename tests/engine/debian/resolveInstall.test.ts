import { describe, expect, it } from 'vitest';
import type { DebianIndex } from '../../../src/engine/packages/debian/debianIndex.ts';
import { resolveInstall } from '../../../src/engine/packages/debian/resolveInstall.ts';
import { tinySuite, type TinyPackage } from './tinySuite.ts';

interface Case {
  readonly rule: string;
  readonly suite: Readonly<Record<string, TinyPackage>>;
  readonly installed?: string;
  readonly request: string;
  readonly recommends?: boolean;
  /** New packages in apt's order of marking, or what apt says. */
  readonly expected: string;
}

// Each rule was seen in apt's answers of 2026-11-20 (tests/accuracy/rows); the packages here are the smallest that show it.
const CASES: readonly Case[] = [
  {
    rule: 'dependencies, depth first, Pre-Depends before Depends',
    suite: { a: { depends: 'c', preDepends: 'b' }, b: { depends: 'd' }, c: {}, d: {} },
    request: 'a',
    expected: 'a b d c',
  },
  {
    rule: 'what is installed is not new',
    suite: { a: { depends: 'libc6' }, libc6: {} },
    installed: 'libc6',
    request: 'a',
    expected: 'a',
  },
  {
    rule: 'the first alternative is taken',
    suite: { a: { depends: 'x | y' }, x: {}, y: {} },
    request: 'a',
    expected: 'a x',
  },
  {
    rule: 'an alternative that is installed satisfies',
    suite: { a: { depends: 'x | y' }, x: {}, y: {} },
    installed: 'y',
    request: 'a',
    expected: 'a',
  },
  {
    rule: 'a later request satisfies an earlier one',
    suite: { a: { depends: 'x | y' }, x: {}, y: {} },
    request: 'a y',
    expected: 'a y',
  },
  {
    rule: 'an alternative of too old a version is passed over',
    suite: { a: { depends: 'x (>= 2) | y' }, x: { version: '1.9' }, y: {} },
    request: 'a',
    expected: 'a y',
  },
  {
    rule: 'a virtual name goes to the provider that the cache met last',
    suite: {
      first: { provides: 'mta' },
      second: { provides: 'mta' },
      z: { depends: 'mta' },
    },
    request: 'z',
    expected: 'z second',
  },
  {
    rule: 'a provider of higher priority wins',
    suite: {
      first: { provides: 'mta', priority: 'standard' },
      second: { provides: 'mta' },
      z: { depends: 'mta' },
    },
    request: 'z',
    expected: 'z first',
  },
  {
    rule: 'an unversioned provider does not meet a version',
    suite: {
      plain: { provides: 'awk' },
      exact: { provides: 'awk (= 2)' },
      z: { depends: 'awk (>= 2)' },
    },
    request: 'z',
    expected: 'z exact',
  },
  {
    rule: 'what excludes an installed package is not taken as an alternative',
    suite: { a: { depends: 'x | y' }, x: { conflicts: 'old' }, y: {}, old: {} },
    installed: 'old',
    request: 'a',
    expected: 'a y',
  },
  {
    rule: 'Breaks of a version that the archive no longer has means nothing',
    suite: { a: { depends: 'x | y' }, x: { breaks: 'old (<< 1)' }, y: {}, old: {} },
    installed: 'old',
    request: 'a',
    expected: 'a x',
  },
  {
    rule: 'an alternative whose own dependencies fail leaves no trace',
    suite: { a: { depends: 'x | y' }, x: { depends: 'ok, missing' }, ok: {}, y: {} },
    request: 'a',
    expected: 'a y',
  },
  {
    rule: 'what the request cannot do without counts before it is reached',
    suite: {
      a: { depends: 'x | y, must' },
      x: { conflicts: 'must' },
      y: {},
      must: {},
    },
    request: 'a',
    expected: 'a y must',
  },
  {
    rule: 'recommends come after the dependencies of their package, and one that fails is forgiven',
    suite: { a: { depends: 'b', recommends: 'r, gone' }, b: { recommends: 's' }, r: {}, s: {} },
    request: 'a',
    recommends: true,
    expected: 'a b s r',
  },
  {
    rule: 'recommends of a dependency come before the next dependency',
    suite: {
      a: { depends: 'b, c' },
      b: { recommends: 'r' },
      c: { depends: 'x | r' },
      r: {},
      x: {},
    },
    request: 'a',
    recommends: true,
    expected: 'a b r c',
  },
  {
    rule: 'without recommends',
    suite: { a: { depends: 'b', recommends: 'r' }, b: {}, r: {} },
    request: 'a',
    expected: 'a b',
  },
  {
    rule: 'an only provider stands in for a virtual request',
    suite: { 'libimage-exiftool-perl': { provides: 'exiftool' } },
    request: 'exiftool',
    expected: 'libimage-exiftool-perl',
  },
  {
    rule: 'several providers: apt refuses',
    suite: { p: { provides: 'mta' }, q: { provides: 'mta' } },
    request: 'mta',
    expected: 'virtual mta: p q',
  },
  {
    rule: 'a misspelt name',
    suite: { curl: {}, wget: {} },
    request: 'crul',
    expected: 'not-found crul: curl',
  },
  {
    rule: 'a dependency that nothing meets',
    suite: { a: { depends: 'gone' } },
    request: 'a',
    expected: 'unmet a',
  },
  {
    rule: 'two requested packages that exclude each other',
    suite: { a: { conflicts: 'b' }, b: {} },
    request: 'a b',
    expected: 'unmet a: b',
  },
];

describe('what apt-get install adds', () => {
  it.each(CASES)('$rule', ({ suite, installed, request, recommends, expected }) => {
    expect(describeResolution(tinySuite(suite), installed ?? '', request, recommends)).toBe(
      expected,
    );
  });

  it('expands a request in the order of the cache on bullseye only', () => {
    const suite = { b: { depends: 'x | y' }, a: { depends: 'y' }, x: {}, y: {} };
    const [bullseye, bookworm] = (['bullseye', 'bookworm'] as const).map((name) =>
      describeResolution(tinySuite(suite, name), '', 'a b'),
    );
    expect([bullseye, bookworm]).toEqual(['a b x y', 'a b y']);
  });

  it('says why each package is there, nearest first', () => {
    const index = tinySuite({
      a: { depends: 'b' },
      b: { recommends: 'c' },
      c: { depends: 'd' },
      d: {},
    });
    const resolution = resolveInstall(index, new Map(), [{ name: 'a', version: null }], {
      recommends: true,
    });
    const chains =
      resolution.kind === 'installed'
        ? resolution.new.map((one) => [one.package.name, ...one.requiredBy].join(' < '))
        : [];
    expect(chains).toEqual(['a', 'b < a', 'c < b < a', 'd < c < b < a']);
  });

  it('removes what a new package excludes, and what needed that', () => {
    const index = tinySuite({
      gnutls: { conflicts: 'openssl' },
      openssl: {},
      app: { depends: 'openssl' },
      other: { depends: 'openssl | gnutls' },
    });
    const installed = new Map([
      ['openssl', ''],
      ['app', ''],
      ['other', ''],
    ]);
    const resolution = resolveInstall(index, installed, [{ name: 'gnutls', version: null }], {
      recommends: false,
    });
    expect(resolution).toMatchObject({ kind: 'installed', removed: ['app', 'openssl'] });
  });

  it.each([
    ['1.0-1', []],
    ['1.0*', []],
    ['2.*', [{ name: 'a', wanted: '2.*', has: '1.0-1' }]],
  ])('a pin a=%s', (version, missedPins) => {
    const resolution = resolveInstall(tinySuite({ a: {} }), new Map(), [{ name: 'a', version }], {
      recommends: false,
    });
    expect(resolution).toMatchObject({ kind: 'installed', missedPins });
  });

  it('upgrades a requested package of another version', () => {
    const index = tinySuite({ a: { version: '2' } });
    const installed = new Map([['a', '1']]);
    const resolution = resolveInstall(index, installed, [{ name: 'a', version: null }], {
      recommends: false,
    });
    expect(resolution).toMatchObject({ new: [], upgraded: [{ from: '1' }] });
  });
});

function describeResolution(
  index: DebianIndex,
  installed: string,
  request: string,
  recommends = false,
): string {
  const names = installed.split(' ').filter((name) => name !== '');
  const resolution = resolveInstall(
    index,
    new Map(names.map((name) => [name, ''])),
    request.split(' ').map((name) => ({ name, version: null })),
    { recommends },
  );
  if (resolution.kind === 'installed') {
    return resolution.new.map((one) => one.package.name).join(' ');
  }
  return resolution.problems
    .map((problem) => {
      switch (problem.kind) {
        case 'not-found':
          return `not-found ${problem.name}: ${index.nearest(problem.name, 3).join(' ')}`;
        case 'virtual':
          return `virtual ${problem.name}: ${problem.providers.join(' ')}`;
        case 'unmet':
          return `unmet ${problem.name}${problem.against === null ? '' : `: ${problem.against}`}`;
      }
    })
    .join(', ');
}
