import { describe, expect, it } from 'vitest';
import { cat } from '../../../src/engine/commands/text/cat.ts';
import { dd } from '../../../src/engine/commands/files/dd.ts';
import { edits } from '../../../src/engine/commands/text/edits.ts';
import { gpg } from '../../../src/engine/commands/download/gpg.ts';
import { install } from '../../../src/engine/commands/files/install.ts';
import type { Program } from '../../../src/engine/commands/program.ts';
import { rsync } from '../../../src/engine/commands/files/rsync.ts';
import { sed } from '../../../src/engine/commands/text/sed.ts';
import { strip } from '../../../src/engine/commands/build/strip.ts';
import { tee } from '../../../src/engine/commands/text/tee.ts';
import { describeEffects } from './describeEffects.ts';
import { callOf, runProgram, type FakeStageOptions } from './fakeStage.ts';

type Row = readonly [string, FakeStageOptions, readonly string[]];

function table(program: Program, rows: readonly Row[]): void {
  describe(program.names[0] ?? '', () => {
    it.each(rows)('%s', (line, options, expected) => {
      expect(describeEffects(runProgram(program, line, options).effects)).toEqual(expected);
    });
  });
}

// Sizes of the first two as measured with buildah, 2026-11-20; the rest: manual pages of GNU coreutils 9 and util-linux 2.38.
table(dd, [
  [
    'dd if=/dev/zero of=/var/tmp/big.bin bs=1M count=64 status=none',
    {},
    ['write /var/tmp/big.bin 67108864 data'],
  ],
  ['truncate -s 32M /var/tmp/sparse.bin', {}, ['write /var/tmp/sparse.bin 33554432 data']],
  ['dd if=/dev/urandom of=x bs=1kB count=3', { cwd: '/' }, ['write /x 3000 archive']],
  ['dd if=/dev/zero of=/s bs=1 count=0 seek=10M', {}, ['write /s 10485760 data']],
  ['dd if=/a of=/b', { files: { '/a': 77 } }, ['write /b 77 data']],
  ['dd if=/a of=/b bs=10 count=2', { files: { '/a': 77 } }, ['write /b 20 data']],
  ['dd if=/dev/zero of=/dev/null bs=1M count=64', {}, []],
  ['fallocate -l 1G /swapfile', {}, ['write /swapfile 1073741824 data']],
  ['truncate -s +5 /a', { files: { '/a': 77 } }, ['write /a 82 data']],
  ['truncate --size=0 /a', { files: { '/a': 77 } }, ['write /a 0 data']],
  ['split -b 10M /a /p.', { files: { '/a': 77 } }, ['write /p.aa 77 data']],
]);

table(tee, [
  [
    'tee /etc/x.conf',
    { stdin: { kind: 'text', text: 'abc\n', exact: true } },
    ['write /etc/x.conf 4 data'],
  ],
  [
    'tee -a /x',
    { stdin: { kind: 'text', text: 'abc\n', exact: true }, files: { '/x': 'old\n' } },
    ['write /x 8 data'],
  ],
  [
    'tee -a /x',
    { stdin: { kind: 'text', text: 'abc\n', exact: true }, lower: { '/x': 700_000 } },
    ['touch /x'],
  ],
  [
    'tee /k.asc',
    { stdin: { kind: 'stream', from: callOf('curl https://x.org/k.asc') } },
    ['write /k.asc 300..3000..20000 data'],
  ],
  ['tee /dev/stderr', { stdin: { kind: 'text', text: 'a', exact: true } }, []],
]);

table(sed, [
  ["sed -i 's/a/b/' /f.txt", { lower: { '/f.txt': 5000 } }, ['touch /f.txt']],
  [
    "sed -i 's/torch==2/torch==3/' /r.txt",
    { lower: { '/r.txt': 'torch==2\n' } },
    ['write /r.txt 9 data'],
  ],
  [
    "sed -i -e '/torch/d' -e 's/x/yy/g' /r.txt",
    { lower: { '/r.txt': 'torch\nx x\n' } },
    ['write /r.txt 6 data'],
  ],
  ["sed -n 's/a/b/p' /r.txt", { lower: { '/r.txt': 'a' } }, []],
  [
    "sed -i '/^$/N;P;D' /r.txt",
    { lower: { '/r.txt': 'a' } },
    ['touch /r.txt', 'delete /r.txt', 'write /r.txt 1 data'],
  ],
]);

table(install, [
  [
    'install -m 755 /a /usr/local/bin/tool',
    { files: { '/a': 5 } },
    ['copy /a -> /usr/local/bin/tool'],
  ],
  ['install -D -t /opt/x /a', { files: { '/a': 5 } }, ['copy /a -> /opt/x/a']],
  [
    'install -d -m 0755 /etc/apt/keyrings /x',
    {},
    ['write /etc/apt/keyrings/ 0 data', 'write /x/ 0 data'],
  ],
  ['install -m 644 /dev/null /x', {}, []],
  [
    './aws/install',
    { cwd: '/tmp' },
    ['write /usr/local/aws-cli/ 180000000..230000000..290000000 data'],
  ],
  [
    './aws/install -i /opt/aws -b /bin',
    { cwd: '/tmp' },
    ['write /opt/aws/ 180000000..230000000..290000000 data'],
  ],
]);

table(rsync, [
  ['rsync -a /a/ /b', { files: { '/a/x': 5 } }, ['copy /a -> /b']],
  ['rsync -a /a /opt', { files: { '/a/x': 5 } }, ['copy /a -> /opt/a']],
  ['rsync -a host:/a /b', {}, ['unknown rsync host:/a']],
]);

table(strip, [
  ['strip --strip-unneeded /usr/local/lib/x.so', {}, ['resize /usr/local/lib/x.so by 0.79']],
  ['strip -s -o /out /in', {}, []],
]);

table(gpg, [
  [
    'gpg --dearmor -o /etc/apt/keyrings/x.gpg',
    {},
    ['write /etc/apt/keyrings/x.gpg 500..2500..20000 data'],
  ],
  [
    'gpg --batch --keyserver k --recv-keys A',
    {},
    ['write /root/.gnupg/pubring.kbx 1000..10000..200000 data'],
  ],
  ['gpg --dearmor', {}, []],
  ['gpgconf --kill all', {}, []],
]);

table(edits, [['dos2unix /a.sh', { lower: { '/a.sh': 9 } }, ['touch /a.sh']]]);

describe('cat', () => {
  it.each([
    ['cat /a /b', 'xy', undefined],
    ['cat', 'in', undefined],
    ['cat /big', undefined, 900],
    ['cat /missing', undefined, undefined],
  ])('%s', (line, stdout, bytes) => {
    const run = runProgram(cat, line, {
      files: { '/a': 'x', '/b': 'y', '/big': 900 },
      stdin: { kind: 'text', text: 'in', exact: true },
    });
    expect(run.stdout).toBe(stdout);
    expect(run.stdoutBytes).toBe(bytes);
  });
});
