import { describe, expect, it } from 'vitest';
import { rm } from '../../../src/engine/commands/files/rm.ts';
import { describeEffects } from './describeEffects.ts';
import { runProgram, type FakeStageOptions } from './fakeStage.ts';

// Expectations: rm(1) of GNU coreutils, and the shell's own rules for quotes and globs.
const TABLE: readonly (readonly [string, FakeStageOptions, readonly string[]])[] = [
  ['rm -rf /var/lib/apt/lists/*', {}, ['delete /var/lib/apt/lists/[!.]*']],
  ['rm -rf /tmp/* /var/tmp/*', {}, ['delete /tmp/[!.]* /var/tmp/[!.]*']],
  // A leading period is matched by a period alone (POSIX.1-2024, Shell Command Language, 2.14.3).
  ['rm -rf /app/.* /app/?x', {}, ['delete /app/.* /app/[!.]x']],
  ['rm -rf /root/.cache', {}, ['delete /root/.cache']],
  ['rm -rf $HOME/.cache/', { env: { HOME: '/root' } }, ['delete /root/.cache']],
  ['rm x.tar.gz', { cwd: '/tmp' }, ['delete /tmp/x.tar.gz']],
  ['rm -f -- -odd', { cwd: '/tmp' }, ['delete /tmp/-odd']],
  ['rm -rfv ../a/./b', { cwd: '/x/y' }, ['delete /x/a/b']],
  ["rm -f 'a*b'", { cwd: '/' }, ['delete /a[*]b']],
  ['rm -rf **/x', { cwd: '/a' }, ['delete /a/[!.]*/x']],
  // Folders need -r, and globs without it take files only.
  ['rm /opt/app', { files: { '/opt/app/a.py': 5 } }, ['notice rm-is-a-folder']],
  [
    'rm -f /opt/*',
    { files: { '/opt/app/a.py': 5, '/opt/a.zip': 9 } },
    ['delete /opt/a.zip', 'notice rm-is-a-folder'],
  ],
  ['rm -rf /', {}, ['notice rm-root']],
  ['rm -rf /*', {}, ['notice rm-root']],
  ['rm -rf "/"*', {}, ['notice rm-root']],
  ['rm --help', {}, []],
  ['rm -f', {}, []],
  // An unknown variable never removes what its text happens to spell.
  ['rm -rf $X', { files: { '/opt/a': 5 } }, []],
  ['rm -rf $X/opt', { files: { '/opt/a': 5 } }, ['unknown rm /opt']],
  ['rm -rf /opt/$X', { files: { '/opt/a': 5 } }, ['unknown rm /opt/']],
  ['rm -rf /opt/$X/*', { lower: { '/opt/a': 5 } }, []],
  // ... but the same text with the same gap is the same file of the same layer.
  ['rm /tmp/a-$V.tgz', { files: { '/tmp/a-.tgz': 5 } }, ['delete /tmp/a-.tgz']],
  ['rm /tmp/a-$V.tgz', { lower: { '/tmp/a-.tgz': 5 } }, []],
  // The top folder of an archive has an assumed name.
  [
    'rm -rf aws',
    { cwd: '/tmp', files: { '/tmp/awscliv2/': { nameAssumed: true } } },
    ['delete /tmp/aws /tmp/awscliv2'],
  ],
  [
    'rm -rf build',
    { cwd: '/tmp', files: { '/tmp/awscliv2/': { nameAssumed: true } } },
    ['delete /tmp/build'],
  ],
];

describe('rm', () => {
  it.each(TABLE)('%s', (line, options, expected) => {
    expect(describeEffects(runProgram(rm, line, options).effects)).toEqual(expected);
  });
});
