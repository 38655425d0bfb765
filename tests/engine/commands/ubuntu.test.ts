import { describe, expect, test } from 'vitest';
import { apt } from '../../../src/engine/commands/debian/apt.ts';
import { pip } from '../../../src/engine/commands/pip/pip.ts';
import { tinySuite } from '../debian/tinySuite.ts';
import { runProgram, type FakeStageOptions } from './fakeStage.ts';
import { pythonStage, summary } from './pythonStage.ts';

type Suite = 'bullseye' | 'bookworm' | 'trixie';

/** A Debian release, or one of Ubuntu with the suite that stands in for it. */
function stage(
  suite: Suite,
  standsInFor: string | null,
  dpkg: readonly string[],
): FakeStageOptions {
  return pythonStage({
    image: { pythons: [], system: { kind: 'debian', suite, slim: true, standsInFor } },
    dpkg: Object.fromEntries(dpkg.map((name) => [name, '1'])),
  });
}

/** Release, its stand-in, the stand-in's Python; the release's own and whether it refuses pip: packages.ubuntu.com, PEP 668. */
const RELEASES: readonly (readonly [string | null, Suite, string, string, boolean])[] = [
  ['ubuntu bionic', 'bullseye', 'python3.9', '3.6', false],
  ['ubuntu focal', 'bullseye', 'python3.9', '3.8', false],
  ['ubuntu jammy', 'bookworm', 'python3.11', '3.10', false],
  ['ubuntu noble', 'trixie', 'python3.13', '3.12', true],
  ['ubuntu resolute', 'trixie', 'python3.13', '3.14', true],
  ['debian buster', 'bullseye', 'python3.9', '3.7', false],
  [null, 'bullseye', 'python3.9', '3.9', false],
  [null, 'bookworm', 'python3.11', '3.11', true],
  [null, 'trixie', 'python3.13', '3.13', true],
];

describe('python3 of apt', () => {
  test.each(RELEASES)(
    '%s (%s, %s): Python %s, refuses pip: %s',
    (release, suite, packed, own, refuses) => {
      const options = stage(suite, release, ['python3', packed, 'python3-pip']);
      const { effects } = runProgram(pip, 'pip3 install --no-deps flask', options);
      const told = summary(effects);
      expect(told.includes('!externally-managed-environment')).toBe(refuses);
      const folder = `/usr/local/lib/python${own}/dist-packages`;
      expect(told.some((line) => line.startsWith(folder))).toBe(true);
    },
  );

  test('deadsnakes: the Python that is asked for by its number, which nobody marks as managed', () => {
    const options = stage('trixie', 'ubuntu noble', ['python3', 'python3.13', 'python3.11']);
    const told = summary(runProgram(pip, 'pip3.11 install flask', options).effects);
    expect(told).not.toContain('!externally-managed-environment');
    expect(told.some((line) => line.startsWith('/usr/local/lib/python3.11/dist-packages'))).toBe(
      true,
    );
  });
});

const index = tinySuite({
  'python3.11': {},
  'python3.11-venv': {},
  'python3-distutils': {},
  'libjpeg62-turbo': {},
});

/** What is asked for on Ubuntu, and what dpkg then knows: the stand-in's packages, and the Python by the name it was asked for. */
const NAMES: readonly (readonly [string, readonly string[]])[] = [
  ['python3.12', ['python3.11', 'python3.12']],
  ['python3.12-venv python3.12-distutils', ['python3-distutils', 'python3.11-venv']],
  ['libjpeg-turbo8', ['libjpeg62-turbo']],
];

test.each(NAMES)('apt-get install %s on jammy', (names, expected) => {
  const { effects } = runProgram(apt, `apt-get install -y ${names}`, {
    catalog: { debian: () => index },
    image: {
      system: { kind: 'debian', suite: 'bookworm', slim: true, standsInFor: 'ubuntu jammy' },
    },
    files: {
      '/var/lib/apt/lists/': { fileClass: 'lists', origin: { kind: 'apt', name: 'apt lists' } },
    },
  });
  const known = effects.flatMap((effect) =>
    effect.type === 'dpkg' ? Object.keys(effect.packages) : [],
  );
  expect(known.sort()).toEqual(expected);
  expect(effects.filter((effect) => effect.type === 'unknown')).toEqual([]);
});
