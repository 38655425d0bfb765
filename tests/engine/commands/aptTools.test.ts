import { describe, expect, it } from 'vitest';
import { debianPrograms } from '../../../src/engine/commands/debian/debianPrograms.ts';
import { tinySuite } from '../debian/tinySuite.ts';
import { describeEffects } from './describeEffects.ts';
import { runProgram, type FakeStageOptions } from './fakeStage.ts';

const index = tinySuite({ curl: {}, libcurl4: {} });
const STAGE: FakeStageOptions = {
  catalog: { debian: () => index },
  dpkg: { curl: '8', libcurl4: '8', 'software-properties-common': '1' },
};
const AUTO = {
  '/var/lib/apt/extended_states': 'Package: libcurl4\nArchitecture: amd64\nAuto-Installed: 1\n\n',
};

function run(line: string, options: FakeStageOptions = STAGE): ReturnType<typeof runProgram> {
  const [name = ''] = line.split(' ');
  const program = debianPrograms.find(({ names }) => names.includes(name));
  if (program === undefined) throw new Error(`no program ${name}`);
  return runProgram(program, line, options);
}

describe('what the package tools print', () => {
  // Sources: dpkg(1), lsb_release(1), apt-mark(8).
  it.each([
    ['dpkg --print-architecture', 'amd64\n', {}],
    ['dpkg --print-architecture', 'arm64\n', { platform: 'linux/arm64' }],
    ['lsb_release -cs', 'bookworm\n', {}],
    ['lsb_release -is', 'Debian\n', {}],
    ['lsb_release -c', 'Codename:\tbookworm\n', {}],
    [
      'lsb_release -cs',
      'jammy\n',
      {
        image: {
          system: { kind: 'debian', suite: 'bookworm', slim: true, standsInFor: 'ubuntu jammy' },
        },
      },
    ],
    ['apt-mark showmanual', 'curl\nsoftware-properties-common\n', { lower: AUTO }],
    ['apt-mark showauto', 'libcurl4\n', { lower: AUTO }],
  ] as const)('%s prints %j', (line, expected, options) => {
    expect(run(line, { ...STAGE, ...options }).stdout).toBe(expected);
  });
});

describe('what the package tools write', () => {
  it.each([
    ['dpkg -l', []],
    ['dpkg -s curl', []],
    ['dpkg --add-architecture i386', []],
    ['apt-key adv --keyserver x --recv-keys y', []],
    ['dpkg -i /tmp/x.deb', ['unknown what x.deb installs']],
    ['dpkg -x /tmp/x.deb /opt/x', ['unknown the files of x.deb']],
    ['add-apt-repository -y universe', []],
    [
      'add-apt-repository ppa:deadsnakes/ppa',
      ['write /etc/apt/sources.list.d/ppa-deadsnakes-ppa.list 23 data'],
    ],
    [
      'locale-gen en_US.UTF-8',
      ['write /usr/lib/locale/locale-archive 2683057..3048928..3414799 data'],
    ],
  ])('%s', (line, expected) => {
    expect(describeEffects(run(line).effects)).toEqual(expected);
  });

  it('reads the size of a downloaded .deb', () => {
    const { effects } = run('dpkg -i x.deb', {
      ...STAGE,
      cwd: '/tmp',
      files: { '/tmp/x.deb': 1000 },
    });
    expect(effects).toMatchObject([
      { unknown: { amount: { low: 1200, bytes: 3400, high: 6000 } } },
    ]);
  });

  it.each([
    ['dpkg -s curl', 'success'],
    ['dpkg -s wget', 'failure'],
  ])('%s: %s', (line, status) => {
    expect(run(line).status).toBe(status);
  });

  it.each([
    ['apt-mark auto curl', ['curl', 'libcurl4']],
    ['apt-mark manual libcurl4', []],
    ["apt-mark auto '.*'", ['curl', 'libcurl4', 'software-properties-common']],
    // Names out of a command: libraries stay.
    ['apt-mark manual $FOUND', []],
  ])('%s leaves %j to autoremove', (line, expected) => {
    const [effect] = run(line, { ...STAGE, lower: AUTO }).effects;
    const text = effect?.type === 'write' ? (effect.content.text ?? '') : '';
    expect([...text.matchAll(/^Package: (.*)$/gm)].map((match) => match[1])).toEqual(expected);
  });
});
