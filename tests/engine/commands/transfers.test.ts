import { describe, expect, it } from 'vitest';
import { chmod } from '../../../src/engine/commands/files/chmod.ts';
import { chown } from '../../../src/engine/commands/files/chown.ts';
import { cp } from '../../../src/engine/commands/files/cp.ts';
import { ln } from '../../../src/engine/commands/files/ln.ts';
import { mkdir } from '../../../src/engine/commands/files/mkdir.ts';
import { mv } from '../../../src/engine/commands/files/mv.ts';
import { touch } from '../../../src/engine/commands/files/touch.ts';
import type { Program } from '../../../src/engine/commands/program.ts';
import { describeEffects } from './describeEffects.ts';
import { runProgram, type FakeStageOptions } from './fakeStage.ts';

type Row = readonly [string, FakeStageOptions, readonly string[]];

function table(program: Program, rows: readonly Row[]): void {
  describe(program.names[0] ?? '', () => {
    it.each(rows)('%s', (line, options, expected) => {
      expect(describeEffects(runProgram(program, line, options).effects)).toEqual(expected);
    });
  });
}

const TREE = { lower: { '/srv/a/x.bin': 4, '/srv/a/y.bin': 5, '/srv/f.txt': 6, '/opt/app/': 7 } };

// Expectations: the manual pages of GNU coreutils 9; bytes as measured in the builds of 2026-11-20.
table(cp, [
  ['cp -r /srv/a /srv/b', TREE, ['copy /srv/a -> /srv/b']],
  ['cp -r /srv/a /opt/app', TREE, ['copy /srv/a -> /opt/app/a']],
  ['cp -a /srv/a/. /opt/app', TREE, ['copy /srv/a -> /opt/app']],
  ['cp -rT /srv/a /opt/app', TREE, ['copy /srv/a -> /opt/app']],
  ['cp -t /tmp /srv/f.txt', TREE, ['copy /srv/f.txt -> /tmp/f.txt']],
  ['cp f.txt new.txt', { ...TREE, cwd: '/srv' }, ['copy /srv/f.txt -> /srv/new.txt']],
  ['cp /srv/f.txt /nowhere/', TREE, ['copy /srv/f.txt -> /nowhere/f.txt']],
  ['cp /srv/f.txt .', { ...TREE, cwd: '/x' }, ['copy /srv/f.txt -> /x/f.txt']],
  [
    'cp /srv/a/*.bin /usr/local/bin',
    TREE,
    ['copy /srv/a/x.bin -> /usr/local/bin/x.bin', 'copy /srv/a/y.bin -> /usr/local/bin/y.bin'],
  ],
  ['cp /srv/a /srv/b', TREE, []],
  ['cp -l /srv/f.txt /srv/g.txt', TREE, ['hard link /srv/g.txt -> /srv/f.txt']],
  ['cp -s /srv/f.txt /srv/g.txt', TREE, ['soft link /srv/g.txt -> /srv/f.txt']],
  ['cp --reflink=auto /srv/f.txt /c', TREE, ['copy /srv/f.txt -> /c']],
  // Some part of a larger folder: a range, and a question.
  [
    'cp /opt/app/tool /usr/bin/',
    TREE,
    ['write /usr/bin/tool 0..4..7 code', 'unknown the size of /opt/app/tool'],
  ],
  [
    'cp /etc/a.conf /etc/b.conf',
    { base: { '/': 9e7 } },
    ['write /etc/b.conf 0..4000..1000000 data'],
  ],
  [
    'cp linux-amd64/helm /usr/local/bin/helm',
    { cwd: '/tmp', files: { '/tmp/helm-v3/': { nameAssumed: true } } },
    ['copy /tmp/helm-v3 -> /usr/local/bin/helm'],
  ],
]);

table(mv, [
  ['mv /srv/a /srv/b', TREE, ['move /srv/a -> /srv/b']],
  ['mv /srv/a /tmp', TREE, ['move /srv/a -> /tmp/a']],
  ['mv -f /srv/f.txt /srv/a/', TREE, ['move /srv/f.txt -> /srv/a/f.txt']],
  [
    'mv /srv/a/* /opt',
    TREE,
    ['move /srv/a/x.bin -> /opt/x.bin', 'move /srv/a/y.bin -> /opt/y.bin'],
  ],
  ['mv /nothing /opt/x', TREE, []],
  [
    'mv node-v18-linux /opt/node',
    { cwd: '/tmp', files: { '/tmp/node-v18.1/': { nameAssumed: true } } },
    ['move /tmp/node-v18.1 -> /opt/node'],
  ],
]);

table(ln, [
  ['ln -s /srv/a /srv/link', TREE, ['soft link /srv/link -> /srv/a']],
  [
    'ln -snf /usr/share/zoneinfo/UTC /etc/localtime',
    {},
    ['soft link /etc/localtime -> /usr/share/zoneinfo/UTC'],
  ],
  ['ln -s ../a/x.bin /srv/b/y', TREE, ['soft link /srv/b/y -> /srv/a/x.bin']],
  ['ln /srv/f.txt /srv/g.txt', TREE, ['hard link /srv/g.txt -> /srv/f.txt']],
  [
    'ln -s /opt/x/bin/tool /usr/local/bin',
    {},
    ['soft link /usr/local/bin/tool -> /opt/x/bin/tool'],
  ],
  ['ln -s /opt/x', { cwd: '/w' }, ['soft link /w/x -> /opt/x']],
]);

table(chmod, [
  ['chmod +x /srv/f.txt', TREE, ['touch /srv/f.txt']],
  ['chmod 755 /srv/a', TREE, []],
  ['chmod -R 755 /srv/a', TREE, ['touch /srv/a']],
  ['chmod a+rx /srv/a/*.bin', TREE, ['touch /srv/a/[!.]*.bin']],
  ['chmod -x /srv/f.txt', TREE, ['touch /srv/f.txt']],
  ['chmod --reference=/x /srv/f.txt', TREE, ['touch /srv/f.txt']],
  ['chmod 644', TREE, []],
]);

table(chown, [
  ['chown -R app:app /srv/a /opt/app', TREE, ['touch /srv/a /opt/app']],
  ['chown --recursive 1000 .', { ...TREE, cwd: '/srv' }, ['touch /srv']],
  ['chown app /srv/a', TREE, []],
  ['chgrp -R 0 /srv', TREE, ['touch /srv']],
  ['chown --from=root app /srv/f.txt', TREE, ['touch /srv/f.txt']],
  ['chown -R app:app /$X', TREE, []],
]);

table(touch, [
  ['touch /srv/f.txt', TREE, ['touch /srv/f.txt']],
  ['touch /srv/new', { lower: {} }, ['touch /srv/new', 'write /srv/new 0 data']],
  ['touch -c /srv/new', {}, ['touch /srv/new']],
]);

table(mkdir, [
  ['mkdir -p /a/b c', { cwd: '/w' }, ['write /a/b/ 0 data', 'write /w/c/ 0 data']],
  ['mkdir -p /srv/a', TREE, []],
  ['mkdir -m 755 /x', {}, ['write /x/ 0 data']],
  ['rmdir /x', {}, []],
]);
