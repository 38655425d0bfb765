import { describe, expect, it } from 'vitest';
import { find } from '../../../src/engine/commands/find/find.ts';
import { gcc } from '../../../src/engine/commands/build/gcc.ts';
import { ldconfig } from '../../../src/engine/commands/system/ldconfig.ts';
import { localeGen } from '../../../src/engine/commands/debian/localeGen.ts';
import { make } from '../../../src/engine/commands/build/make.ts';
import type { Program } from '../../../src/engine/commands/program.ts';
import { unixPrograms } from '../../../src/engine/commands/unixPrograms.ts';
import { updateAlternatives } from '../../../src/engine/commands/system/updateAlternatives.ts';
import { useradd } from '../../../src/engine/commands/system/useradd.ts';
import { describeEffects } from './describeEffects.ts';
import { callOf, fakeStage, runProgram, type FakeStageOptions } from './fakeStage.ts';

type Row = readonly [string, FakeStageOptions, readonly string[]];

function table(program: Program, rows: readonly Row[]): void {
  describe(program.names[0] ?? '', () => {
    it.each(rows)('%s', (line, options, expected) => {
      expect(describeEffects(runProgram(program, line, options).effects)).toEqual(expected);
    });
  });
}

const DATABASE = 'write /etc/passwd 2500..4292..9000 data';
const BULLSEYE: FakeStageOptions = {
  image: { system: { kind: 'debian', suite: 'bullseye', slim: true, standsInFor: null } },
};
const ALPINE: FakeStageOptions = { image: { system: { kind: 'alpine', release: '3.24' } } };

// Measured 2026-11-20: useradd -r 4,292 bytes, useradd -m 8,910.
table(useradd, [
  ['useradd -r app', {}, [DATABASE]],
  ['groupadd -r app', {}, [DATABASE]],
  ['useradd --create-home appuser', {}, [DATABASE, 'write /home/appuser/ 4553 data']],
  ['useradd -m -d /srv/x -s /bin/bash -u 1000 -g app x', {}, [DATABASE, 'write /srv/x/ 4553 data']],
  ['useradd worker', {}, [DATABASE]],
  ['adduser --disabled-password --gecos "" app', {}, [DATABASE, 'write /home/app/ 4553 data']],
  ['adduser app video', {}, [DATABASE]],
  ['adduser -D -h /x app', ALPINE, [DATABASE, 'write /x/ 0 data']],
  ['adduser -S -H app', ALPINE, [DATABASE]],
  ['usermod -aG sudo app', {}, [DATABASE]],
  // moby issue 5419, fixed in shadow 4.13.
  [
    'useradd -u 999999 x',
    BULLSEYE,
    [
      DATABASE,
      'write /var/log/lastlog 292000000 data',
      'write /var/log/faillog 32000000 data',
      'notice useradd-sparse-log',
    ],
  ],
  ['useradd --no-log-init -u 999999 x', BULLSEYE, [DATABASE]],
  ['useradd -u 999999 x', {}, [DATABASE]],
]);

table(localeGen, [
  [
    'locale-gen en_US.UTF-8',
    {},
    ['write /usr/lib/locale/locale-archive 2683057..3048928..3414799 data'],
  ],
  [
    'locale-gen',
    { files: { '/etc/locale.gen': '# de\nen_US.UTF-8 UTF-8\n' } },
    ['write /usr/lib/locale/locale-archive 2683057..3048928..3414799 data'],
  ],
  ['locale-gen', { files: { '/etc/locale.gen': '# de\n' } }, []],
  ['locale-gen a b', {}, ['write /usr/lib/locale/locale-archive 2998252..3407104..3815956 data']],
]);

table(updateAlternatives, [
  [
    'update-alternatives --install /usr/bin/python python /usr/bin/python3.11 1',
    {},
    [
      'write /var/lib/dpkg/alternatives/python 50..300..5000 data',
      'soft link /usr/bin/python -> /usr/bin/python3.11',
    ],
  ],
  [
    'update-alternatives --set python /usr/bin/python3',
    {},
    ['write /var/lib/dpkg/alternatives/python 50..300..5000 data'],
  ],
  ['update-alternatives --display python', {}, []],
]);

table(ldconfig, [
  [
    'ldconfig',
    {},
    [
      'write /etc/ld.so.cache 5000..20000..200000 data',
      'write /var/cache/ldconfig/aux-cache 5000..18000..150000 data',
    ],
  ],
  ['ldconfig -p', {}, []],
]);

table(make, [
  ['make -j 4', { cwd: '/s' }, ['write /s/ 0..30000000..3000000000 native', 'unknown make in /s']],
  [
    'make install',
    { cwd: '/s' },
    ['write /usr/local/ 50000..20000000..1000000000 native', 'unknown make install'],
  ],
  [
    'make -C /s PREFIX=/opt/x install',
    {},
    ['write /opt/x/ 50000..20000000..1000000000 native', 'unknown make install'],
  ],
  [
    'make DESTDIR=/out install',
    { cwd: '/s', files: { '/s/config.status': 'prefix=/usr\n' } },
    ['write /out/usr/ 50000..20000000..1000000000 native', 'unknown make install'],
  ],
  ['make clean', { cwd: '/s' }, []],
  [
    './configure --prefix=/opt/y',
    { cwd: '/s' },
    ['write /s/config.log 50000..500000..3000000 data', 'write /s/config.status 0 data'],
  ],
  [
    'cmake -B build -DCMAKE_INSTALL_PREFIX=/opt/z',
    { cwd: '/s' },
    [
      'write /s/build/config.log 50000..500000..3000000 data',
      'write /s/build/config.status 0 data',
    ],
  ],
  [
    'cmake --build build -j4',
    { cwd: '/s' },
    ['write /s/build/ 0..30000000..3000000000 native', 'unknown cmake --build in /s/build'],
  ],
  [
    'cmake --install build --prefix /o',
    { cwd: '/s' },
    ['write /o/ 50000..20000000..1000000000 native', 'unknown cmake --install'],
  ],
  ['cmake --version', {}, []],
]);

table(gcc, [
  ['gcc -O2 -static -o /hello main.c', {}, ['write /hello 600000..900000..50000000 native']],
  ['gcc -c a.c', { cwd: '/s' }, ['write /s/a.o 2000..50000..20000000 native']],
  ['gcc --version', {}, []],
]);

describe('every program', () => {
  const hostile = [
    '',
    '--',
    '-',
    "''",
    '-x',
    '--help',
    '$X',
    '$X/*',
    '/',
    '..',
    '-C',
    '-o',
    '{} +',
    '-exec',
    '( ! -o )',
    '-name',
    's/[/x/',
    '-p -t -f',
    'a=b',
    '[z-a]*',
    'http://',
    '( '.repeat(60),
    '! '.repeat(60),
    'x '.repeat(50),
  ];
  it.each(unixPrograms.map((program) => [program.names[0] ?? '', program] as const))(
    '%s never throws and never deletes the root',
    (name, program) => {
      for (const called of program.names) {
        for (const args of hostile) {
          const line = `${called} ${args}`;
          for (const stdin of [
            { kind: 'none' },
            { kind: 'text', text: 'a b\n', exact: true },
            { kind: 'stream', from: callOf('curl x') },
          ] as const) {
            const outcome = program.run(
              callOf(line, { stdin }),
              fakeStage({ files: { '/data/a': 'x', '/data/b/': 7 } }),
            );
            for (const effect of outcome.effects) {
              if (effect.type === 'delete') expect(effect.selection.paths, line).not.toContain('/');
              if (effect.type === 'write') {
                const { low, bytes, high } = effect.content.amount;
                expect(low <= bytes && bytes <= high, `${line}: ${low} ${bytes} ${high}`).toBe(
                  true,
                );
                expect(effect.content.path, line).toMatch(/^\//);
              }
            }
          }
        }
      }
      expect(name).not.toBe('');
    },
  );

  it.each(['( ', '! ', '-o '])('find reads thousands of %j', (word) => {
    expect(() => runProgram(find, `find / ${word.repeat(5000)}`)).not.toThrow();
  });

  it('is called by names that no other has', () => {
    const names = unixPrograms.flatMap((program) => program.names);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });
});
