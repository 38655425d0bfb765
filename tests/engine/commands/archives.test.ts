import { describe, expect, it } from 'vitest';
import type { Program } from '../../../src/engine/commands/program.ts';
import { gzip } from '../../../src/engine/commands/archive/gzip.ts';
import { tar } from '../../../src/engine/commands/archive/tar.ts';
import { unzip } from '../../../src/engine/commands/archive/unzip.ts';
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

const DATA: FakeStageOptions = {
  cwd: '/data',
  lower: { '/data/dataset.tar.gz': 25_064_630 },
  workspace: { context: { 'dataset.tar.gz': 25_064_630, 'dataset.tar.gz#unpacked': 50_000_000 } },
};
const UNSURE: FakeStageOptions = {
  cwd: '/data',
  lower: { '/data/a.tar.gz': 1000, '/data/b.tar': 500 },
};
const piped = (line: string, more: FakeStageOptions = {}): FakeStageOptions => ({
  ...more,
  stdin: { kind: 'stream', from: callOf(line, more) },
});
const GO = 'curl -sL https://go.dev/dl/go1.23.6.linux-amd64.tar.gz';
const REPO = 'curl -L https://github.com/o/r/archive/refs/tags/v1.2.tar.gz';

// Expectations: tar(1); unpacked bytes as the user gave them, else by a ratio.
table(tar, [
  ['tar -xzf dataset.tar.gz', DATA, ['write /data/dataset/ 50000000 data']],
  ['tar xzf dataset.tar.gz -C /srv', DATA, ['write /srv/dataset/ 50000000 data']],
  ['tar -C /srv --strip-components=1 -xf dataset.tar.gz', DATA, ['write /srv/ 50000000 data']],
  ['tar xzfC dataset.tar.gz /srv', DATA, ['write /srv/dataset/ 50000000 data']],
  [
    'tar --extract --file dataset.tar.gz --directory /srv',
    DATA,
    ['write /srv/dataset/ 50000000 data'],
  ],
  [
    'tar -xvzf a.tar.gz',
    UNSURE,
    ['write /data/a/ 1000..3000..6000 data', 'unknown a.tar.gz unpacked'],
  ],
  ['tar -xf b.tar', UNSURE, ['write /data/b/ 450..500..500 data', 'unknown b.tar unpacked']],
  ['tar -tf a.tar.gz', UNSURE, []],
  ['tar -xzOf a.tar.gz x', UNSURE, []],
  // Some members: up to all of it.
  [
    'tar -xzf dataset.tar.gz -C /bin --strip-components=1 d/tool',
    DATA,
    ['write /bin/tool 0..50000000..50000000 data', 'unknown dataset.tar.gz unpacked'],
  ],
  // A pipe stores no archive.
  [
    'tar -C /usr/local -xz',
    piped(GO),
    ['write /usr/local/go/ 174000000..241500000..308100000 native'],
  ],
  [
    'tar xz',
    piped(REPO, { cwd: '/tmp' }),
    ['write /tmp/r-1.2/ 10000..60000000..2000000000 code', 'unknown v1.2.tar.gz unpacked'],
  ],
  ['tar x -C /o', piped('python gen.py'), ['unknown tar x']],
  [
    'tar xf - -C /o',
    { ...piped('tar cf - sub', { cwd: '/a' }), files: { '/a/sub/f': 7 } },
    ['copy /a/sub -> /o/sub'],
  ],
  [
    'tar -czf /o.tar.gz .',
    { cwd: '/a', files: { '/a/x.zip': 100, '/a/y.py': 1000 } },
    ['write /o.tar.gz 175..350..600 archive'],
  ],
  [
    'tar cf /o.tar .',
    { cwd: '/a', files: { '/a/x.zip': 100, '/a/y.py': 1000 } },
    ['write /o.tar 1100 archive'],
  ],
]);

table(unzip, [
  [
    'unzip -q a.zip -d /o',
    { cwd: '/', files: { '/a.zip': 1000 } },
    ['write /o/a/ 1000..2500..5000 data', 'unknown a.zip unpacked'],
  ],
  ['unzip -l a.zip', { cwd: '/', files: { '/a.zip': 1000 } }, []],
  [
    '7z x a.zip -o/o',
    { cwd: '/', files: { '/a.zip': 1000 } },
    ['write /o/a/ 1000..2500..5000 data', 'unknown a.zip unpacked'],
  ],
]);

table(gzip, [
  [
    'gunzip /m.bin.gz',
    { files: { '/m.bin.gz': 100 } },
    ['delete /m.bin.gz', 'write /m.bin 100..300..600 model'],
  ],
  ['gzip -d -k /m.bin.gz', { files: { '/m.bin.gz': 100 } }, ['write /m.bin 100..300..600 model']],
  [
    'xz /a.txt',
    { files: { '/a.txt': 100 } },
    ['delete /a.txt', 'write /a.txt.xz 25..50..100 archive'],
  ],
  ['zstd -d /a.txt.zst', { files: { '/a.txt.zst': 100 } }, ['write /a.txt 100..300..600 data']],
  ['gunzip -c /a.txt.gz', { files: { '/a.txt.gz': 100 } }, []],
  ['gunzip', {}, []],
]);
