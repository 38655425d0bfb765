import { expect, test } from 'vitest';
import { findProgram } from '../../../src/engine/commands/findProgram.ts';
import { describeEffects } from './describeEffects.ts';
import { callOf, lineOf, runProgram } from './fakeStage.ts';

/** A line that must have a model; what the call does, with nothing for what leaves no bytes. */
type Row = readonly [line: string, expected: readonly string[]];

const ACCOUNTS = 'write /etc/passwd 2500..4292..9000 data';

// What real Dockerfiles run most (a census of 2026-11-21: the first 150 names) and no other table has; by their manual pages.
const TABLE: readonly Row[] = [
  ['sha256sum -c sums.txt', []],
  ['sha1sum x', []],
  ['date -u', []],
  ['df -h', []],
  ['du -sh /', []],
  ['stat -c %s /x', []],
  ['getconf LONG_BIT', []],
  ['scanelf --needed --nobanner -r /usr/local', []],
  ['sccache --show-stats', []],
  ['fix-permissions /opt/conda', []],
  ['debconf-set-selections', []],
  ['getopt -o a -- -a', []],
  ['conda-unpack', []],
  // shadow's tools write the account files anew.
  ['addgroup app', [ACCOUNTS]],
  ['userdel -r app', [ACCOUNTS]],
  ['groupmod -g 1001 app', [ACCOUNTS]],
  ['chpasswd', [ACCOUNTS]],
  ['chsh -s /bin/bash app', [ACCOUNTS]],
  ['fc-cache -f', ['write /var/cache/fontconfig 10000..100000..3000000 data']],
  ['openssl version', []],
  // It names its files only in its input.
  ['patch -p1', []],
  ['pre-commit install-hooks', ['unknown pre-commit install-hooks']],
  ['docling-tools models download', ['unknown docling-tools models']],
  ['mineru-models-download', ['unknown mineru-models-download']],
  ['firebase setup:emulators:ui', ['unknown firebase setup:emulators:ui']],
  ['firebase --version', []],
  ['sdkmanager --licenses', ['unknown sdkmanager']],
  ['rake assets:precompile', ['unknown rake assets:precompile']],
  ['rake -T', []],
  [
    'install.r littler',
    [
      'write /usr/local/lib/R/ 500000..60000000..1500000000 code',
      'unknown the packages that install.r installs',
    ],
  ],
];

test.each<Row>(TABLE)('%s', (line, expected) => {
  const program = findProgram(callOf(line).name);
  if (program === undefined) throw new Error(`no model of ${line}`);
  expect(describeEffects(runProgram(program, line).effects)).toEqual(expected);
});

// Programs that hand their work to another one.
test.each<[string, readonly string[]]>([
  ['gdebi -n shiny.deb', ['apt-get install -y ./shiny.deb']],
  ['gdebi --version', []],
])('%s', (line, expected) => {
  const program = findProgram(callOf(line).name);
  if (program === undefined) throw new Error(`no model of ${line}`);
  expect(runProgram(program, line).stage.nested.map(lineOf)).toEqual(expected);
});

// As programs of their own, which sudo and xargs start, they do what the shell's do.
test.each<[string, readonly string[]]>([
  ['echo a "b c"', ["echo 'a' 'b c'"]],
  [`printf %s "it's"`, ["printf '%s' 'it'\\''s'"]],
  ['test -f /x', ["test '-f' '/x'"]],
  ['echo $UNKNOWN', []],
])('%s', (line, expected) => {
  const program = findProgram(callOf(line).name);
  if (program === undefined) throw new Error(`no model of ${line}`);
  expect(runProgram(program, line).stage.scripts).toEqual(expected);
});
