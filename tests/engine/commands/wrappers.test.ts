import { describe, expect, it } from 'vitest';
import { chroot, env, wrappers } from '../../../src/engine/commands/wrappers/env.ts';
import type { Program } from '../../../src/engine/commands/program.ts';
import { sh } from '../../../src/engine/commands/wrappers/sh.ts';
import { sudo } from '../../../src/engine/commands/wrappers/sudo.ts';
import { describeEffects } from './describeEffects.ts';
import { callOf, lineOf, runProgram, type FakeStageOptions } from './fakeStage.ts';

// Expectations: the programs' manual pages (sudo 1.9, util-linux 2.38, coreutils 9).
const INNER: readonly (readonly [Program, string, readonly string[]])[] = [
  [sudo, 'sudo apt-get update', ['apt-get update']],
  [sudo, 'sudo -E -H bash -', ['bash -']],
  [sudo, 'sudo -u app -- pip install x', ['pip install x']],
  [sudo, 'sudo DEBIAN_FRONTEND=noninteractive apt-get install -y x', ['apt-get install -y x']],
  [sudo, 'sudo -k', []],
  [sudo, 'gosu app pip install x', ['pip install x']],
  [sudo, 'su-exec app:app pip install x', ['pip install x']],
  [sudo, 'runuser -u app -- pip install x', ['pip install x']],
  [env, 'env A=1 B="x y" pip install x', ['pip install x']],
  [env, 'env -i -u A make', ['make']],
  [env, 'env', []],
  [wrappers, 'timeout -k 5 10m wget x', ['wget x']],
  [wrappers, 'nice -n 19 make -j4', ['make -j4']],
  [wrappers, 'time -p make', ['make']],
  [wrappers, 'stdbuf -oL make', ['make']],
  [wrappers, 'setarch x86_64 make', ['make']],
  [wrappers, 'xvfb-run -a -s "-screen 0" python x.py', ['python x.py']],
  [wrappers, 'nohup /opt/venv/bin/pip install x', ['/opt/venv/bin/pip install x']],
  [wrappers, 'flock /tmp/l apt-get update', ['apt-get update']],
];

describe('wrappers', () => {
  it.each(INNER)('%o %s', (program, line, expected) => {
    const run = runProgram(program, line);
    expect(run.stage.nested.map(lineOf)).toEqual(expected);
    expect(run.effects).toEqual([]);
  });

  it('give the inner command its environment, home and base name', () => {
    const as = runProgram(sudo, 'sudo -u app A=1 /usr/bin/pip x').stage.nested[0];
    expect([as?.name, as?.env.get('HOME'), as?.env.get('A')]).toEqual(['pip', '/home/app', '1']);
    const clean = runProgram(env, 'env -i A=1 -- x', { env: { B: '2' } }).stage.nested[0];
    expect([clean?.env.get('A'), clean?.env.get('B')]).toEqual(['1', undefined]);
    const moved = runProgram(env, 'env -C /d x').stage.nested[0];
    expect(moved?.cwd).toBe('/d');
  });

  it('asks what happens below another root', () => {
    expect(describeEffects(runProgram(chroot, 'chroot /rootfs make').effects)).toEqual([
      'unknown chroot /rootfs',
    ]);
  });
});

const SCRIPTS: readonly (readonly [string, FakeStageOptions, readonly string[]])[] = [
  ['sh -c "echo a > b"', {}, ['echo a > b']],
  ['bash -lc "pip install x"', {}, ['pip install x']],
  ['bash -euxo pipefail -c "make"', {}, ['make']],
  ['bash -o pipefail -c make', {}, ['make']],
  ['bash --login -c make', {}, ['make']],
  ['sh /x.sh a b', { files: { '/x.sh': 'echo hi' } }, ['echo hi']],
  [
    'bash -x ./x.sh',
    { cwd: '/d', files: { '/d/x.sh': '#!/bin/bash\necho hi' } },
    ['#!/bin/bash\necho hi'],
  ],
  ['sh', { stdin: { kind: 'text', text: 'echo hi', exact: true } }, ['echo hi']],
  ['bash -s -- -y', { stdin: { kind: 'text', text: 'echo hi', exact: true } }, ['echo hi']],
];

describe('sh', () => {
  it.each(SCRIPTS)('%s runs', (line, options, expected) => {
    const run = runProgram(sh, line, options);
    expect(run.stage.scripts).toEqual(expected);
    expect(run.effects).toEqual([]);
  });

  it('runs the text of su -c', () => {
    expect(runProgram(sudo, 'su - app -c "pip install x"').stage.scripts).toEqual([
      'pip install x',
    ]);
  });

  const pipe = (line: string, more: FakeStageOptions = {}): FakeStageOptions => ({
    ...more,
    stdin: { kind: 'stream', from: callOf(line) },
  });
  const download = (name: string) => ({ origin: { kind: 'download', name } }) as const;
  // Sizes: the sources in download/installers.ts.
  it.each<readonly [string, FakeStageOptions, readonly string[]]>([
    [
      'sh',
      pipe('curl -LsSf https://astral.sh/uv/install.sh'),
      ['write /root/.local/bin/uv 38000000..57000000..65000000 native'],
    ],
    [
      'sh',
      pipe('wget -qO- https://astral.sh/uv/0.5.1/install.sh', {
        env: { UV_INSTALL_DIR: '/usr/local/bin' },
      }),
      ['write /usr/local/bin/uv 38000000..57000000..65000000 native'],
    ],
    [
      'sh -s -- -y --profile minimal',
      pipe("curl --proto '=https' --tlsv1.2 -sSf https://sh.rustup.rs"),
      [
        'write /root/.cargo/bin/ 8000000..16000000..25000000 native',
        'write /root/.rustup/toolchains/ 430000000..570000000..700000000 native',
      ],
    ],
    [
      'bash -',
      pipe('curl -fsSL https://deb.nodesource.com/setup_20.x'),
      [
        'write /usr/share/keyrings/nodesource.gpg 1000..1200..3000 data',
        'write /etc/apt/sources.list.d/nodesource.list 102 data',
      ],
    ],
    [
      'bash /tmp/c.sh -b -p /opt/conda',
      {
        files: {
          '/tmp/c.sh': download('repo.anaconda.com/miniconda/Miniconda3-latest-Linux-x86_64.sh'),
        },
      },
      ['write /opt/conda/ 319000000..486000000..703000000 data'],
    ],
    // Options and variables of the installers that name the folder.
    [
      'bash',
      pipe('curl https://bun.sh/install', { env: { BUN_INSTALL: '/b' } }),
      ['write /b/ 50000000..95000000..125000000 native'],
    ],
    [
      'sh -s -- -b /u v1',
      pipe('curl https://raw.githubusercontent.com/aquasecurity/trivy/main/contrib/install.sh'),
      ['write /u/ 40000000..110000000..230000000 native'],
    ],
    [
      'sh',
      pipe('curl https://mise.run'),
      ['write /root/.local/bin/mise 30000000..70000000..140000000 native'],
    ],
    ['bash', pipe('curl https://x.org/i.sh'), ['unknown the script https://x.org/i.sh']],
    ['bash build.sh', { cwd: '/', files: { '/build.sh': 900 } }, ['unknown the script build.sh']],
    ['sh -c "$X"', {}, ['unknown the script the output of a command']],
    ['bash --version', {}, []],
  ])('%s', (line, options, expected) => {
    expect(describeEffects(runProgram(sh, line, options).effects)).toEqual(expected);
  });

  it('asks for the text of a script of the build context', () => {
    const [effect] = runProgram(sh, 'bash build.sh', {
      cwd: '/',
      files: { '/build.sh': 900 },
    }).effects;
    expect(effect?.type === 'unknown' && effect.unknown.answer).toEqual({
      kind: 'file',
      path: 'build.sh',
    });
  });
});
