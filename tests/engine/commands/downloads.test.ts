import { describe, expect, it } from 'vitest';
import { curl } from '../../../src/engine/commands/download/curl.ts';
import { git } from '../../../src/engine/commands/download/git.ts';
import { wget } from '../../../src/engine/commands/download/wget.ts';
import { KNOWN_DOWNLOADS } from '../../../src/engine/commands/download/knownDownloads.ts';
import { describeEffects } from './describeEffects.ts';
import { runProgram, type FakeStageOptions } from './fakeStage.ts';

type Row = readonly [string, FakeStageOptions, readonly string[]];

const X = 'https://x.org/a/tool-1.2.tar.gz';
const asked = (path: string): string[] => [
  `write ${path} 10000..20000000..1000000000 archive`,
  `unknown the size of ${X}`,
];

// Expectations: curl(1), wget(1); sizes from the table of known downloads, ranges for the rest.
const CURL: readonly Row[] = [
  [`curl -fsSL ${X} -o /tmp/t.tgz`, {}, asked('/tmp/t.tgz')],
  [`curl -LO ${X}`, { cwd: '/opt' }, asked('/opt/tool-1.2.tar.gz')],
  [`curl -sSLo t.tgz ${X}`, { cwd: '/opt' }, asked('/opt/t.tgz')],
  [`curl -L --output-dir /d -O ${X}`, {}, asked('/d/tool-1.2.tar.gz')],
  [
    'curl -O https://services.gradle.org/distributions/gradle-8.7-bin.zip',
    { cwd: '/' },
    ['write /gradle-8.7-bin.zip 80000000..130000000..240000000 archive'],
  ],
  [
    'curl -O http://nginx.org/download/nginx-1.25.4.tar.gz',
    { cwd: '/' },
    ['write /nginx-1.25.4.tar.gz 800000..1150000..1400000 archive'],
  ],
  [`curl -L ${X}`, {}, []],
  [`curl -o- ${X}`, {}, []],
  [`curl -I ${X}`, {}, []],
  [`curl -o /dev/null ${X}`, {}, []],
  // A size that the user has given.
  [
    `curl -LO ${X}`,
    { cwd: '/', workspace: { context: { [X]: 1234 } } },
    ['write /tool-1.2.tar.gz 1234 archive'],
  ],
  [
    'curl -sS https://bootstrap.pypa.io/get-pip.py -o get-pip.py',
    { cwd: '/' },
    ['write /get-pip.py 2100000..2300000..2900000 code'],
  ],
  ['curl -o k.asc https://x.org/key.asc', { cwd: '/' }, ['write /k.asc 300..3000..20000 data']],
  [
    'curl -H "A: b" -X POST -d x -o r.json https://x.org/api',
    { cwd: '/' },
    ['write /r.json 300..15000..1000000 code'],
  ],
  [
    'curl -o a https://x.org/a -o b https://x.org/b',
    { cwd: '/' },
    [
      'write /a 10000..15000000..300000000 native',
      'unknown the size of https://x.org/a',
      'write /b 10000..15000000..300000000 native',
      'unknown the size of https://x.org/b',
    ],
  ],
];

describe('curl', () => {
  it.each(CURL)('%s', (line, options, expected) => {
    expect(describeEffects(runProgram(curl, line, options).effects)).toEqual(expected);
  });

  it('says what its output would be as a file', () => {
    const { stdoutContent } = runProgram(curl, 'curl https://bootstrap.pypa.io/get-pip.py');
    expect(stdoutContent?.amount.bytes).toBe(2_300_000);
    expect(stdoutContent?.origin).toEqual({
      kind: 'download',
      name: 'bootstrap.pypa.io/get-pip.py',
    });
  });
});

const WGET: readonly Row[] = [
  [`wget ${X}`, { cwd: '/opt' }, asked('/opt/tool-1.2.tar.gz')],
  [
    `wget -q ${X}?raw=1 -P /d`,
    {},
    [
      'write /d/tool-1.2.tar.gz 10000..20000000..1000000000 archive',
      `unknown the size of ${X}?raw=1`,
    ],
  ],
  [`wget -qO /d/x.tgz ${X}`, {}, asked('/d/x.tgz')],
  [`wget -q --show-progress --output-document=x.tgz ${X}`, { cwd: '/d' }, asked('/d/x.tgz')],
  [`wget -qO- ${X}`, {}, []],
  [`wget -q -O - ${X}`, {}, []],
  [`wget --spider ${X}`, {}, []],
  ['wget https://x.org/', { cwd: '/' }, ['write /index.html 300..15000..1000000 docs']],
  ['wget -r https://x.org/d/', { cwd: '/' }, ['unknown wget -r https://x.org/d/']],
  [`aria2c -d /d -o x.tgz ${X}`, {}, asked('/d/x.tgz')],
  [
    'wget https://huggingface.co/o/m/resolve/main/model.safetensors',
    {
      cwd: '/m',
      catalog: {
        models: () => ({
          find: (hub, id) => [
            {
              hub,
              id,
              files: 'model.safetensors',
              bytes: 440449768,
              source: 'test',
              confidence: 'high',
            },
          ],
        }),
      },
    },
    ['write /m/model.safetensors 440449768 model'],
  ],
];

describe('wget', () => {
  it.each(WGET)('%s', (line, options, expected) => {
    expect(describeEffects(runProgram(wget, line, options).effects)).toEqual(expected);
  });
});

describe('known downloads', () => {
  it.each([
    ['repo.anaconda.com/miniconda/Miniconda3-latest-Linux-x86_64.sh', 162e6],
    ['repo.anaconda.com/miniconda/Miniconda3-py39_4.12.0-Linux-x86_64.sh', 73e6],
    ['repo.anaconda.com/miniconda/Miniconda3-py310_23.5.2-0-Linux-x86_64.sh', 96e6],
    ['go.dev/dl/go1.23.6.linux-amd64.tar.gz', 70e6],
    ['golang.org/dl/go1.15.linux-amd64.tar.gz', 135e6],
    ['nodejs.org/dist/v24.21.0/node-v24.21.0-linux-x64.tar.xz', 31e6],
    ['developer.download.nvidia.com/x/cuda-keyring_1.1-1_all.deb', 4328],
  ])('%s', (address, bytes) => {
    expect(KNOWN_DOWNLOADS.find((row) => row.address.test(address))?.amount.bytes).toBe(bytes);
  });

  it('keep their sizes within their ranges', () => {
    for (const { amount, unpacked, source } of KNOWN_DOWNLOADS) {
      expect(amount.low, source).toBeLessThanOrEqual(amount.bytes);
      expect(amount.bytes, source).toBeLessThanOrEqual(amount.high);
      if (unpacked) expect(unpacked.bytes, source).toBeGreaterThan(amount.bytes);
    }
  });
});

const R = 'https://github.com/o/r';

// Expectations: git-clone(1).
const GIT: readonly Row[] = [
  [
    `git clone ${R}.git`,
    { cwd: '/src' },
    [
      'write /src/r/ 50000..10000000..500000000 code',
      'write /src/r/.git/ 100000..20000000..2000000000 vcs',
      `unknown git clone ${R}.git`,
    ],
  ],
  [
    `git clone --depth 1 -b v1 ${R} /opt/r`,
    {},
    [
      'write /opt/r/ 50000..10000000..500000000 code',
      'write /opt/r/.git/ 20000..4000000..250000000 vcs',
      `unknown git clone ${R}`,
    ],
  ],
  [
    `git clone ${R} x`,
    { cwd: '/', workspace: { context: { [`git+${R}`]: 1000 } } },
    ['write /x/ 400 code', 'write /x/.git/ 600 vcs'],
  ],
  [
    `git clone --depth=1 ${R}/ .`,
    { cwd: '/app', workspace: { context: { [`git+${R}`]: 1000 } } },
    ['write /app/ 700 code', 'write /app/.git/ 300 vcs'],
  ],
  ['git -C /x lfs pull', {}, ['unknown git lfs']],
  ['git submodule update --init --recursive', {}, ['unknown git submodule']],
  ['git checkout v1.2', {}, []],
  ['git config --global user.name me', {}, ['write /root/.gitconfig 0..22..72 data']],
  ['git config --global --list', {}, []],
  ['git --version', {}, []],
];

describe('git', () => {
  it.each(GIT)('%s', (line, options, expected) => {
    expect(describeEffects(runProgram(git, line, options).effects)).toEqual(expected);
  });
});
