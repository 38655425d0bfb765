import { describe, expect, it } from 'vitest';
import { grep } from '../../../src/engine/commands/text/grep.ts';
import type { Program } from '../../../src/engine/commands/program.ts';
import { sed } from '../../../src/engine/commands/text/sed.ts';
import { mktemp, systemInfo, which } from '../../../src/engine/commands/system/systemInfo.ts';
import { textFilters } from '../../../src/engine/commands/text/textFilters.ts';
import { runProgram, type FakeStageOptions } from './fakeStage.ts';

// Expectations: what the real programs print (GNU coreutils 9, sed 4.9, grep 3.8).
const FILTERS: readonly (readonly [string, Program, string, string | undefined])[] = [
  ['a:b:c\n', textFilters, 'cut -d: -f2', 'b\n'],
  ['a:b:c\n', textFilters, "cut -d ':' -f 1,3", 'a:c\n'],
  ['v1.2.3\n', textFilters, 'cut -c2-', '1.2.3\n'],
  ['a b  c\n', textFilters, "awk '{print $3}'", 'c\n'],
  ['root:x:0\n', textFilters, "awk -F: '{print $1}'", 'root\n'],
  ['a b\n', textFilters, "awk '{sum+=$1} END {print sum}'", undefined],
  ['a\nb\n', textFilters, "tr -d '\\n'", 'ab'],
  ['a,b', textFilters, "tr ',' '\\n'", 'a\nb'],
  ['abc\n', textFilters, 'tr a-z A-Z', 'ABC\n'],
  ['abc\n', textFilters, "tr '[:lower:]' '[:upper:]'", 'ABC\n'],
  ['b\na\nb\n', textFilters, 'sort -u', 'a\nb\n'],
  ['10\n9\n', textFilters, 'sort -n', '9\n10\n'],
  ['1.10\n1.9\n', textFilters, 'sort -V', '1.9\n1.10\n'],
  ['a\na\nb\n', textFilters, 'uniq', 'a\nb\n'],
  ['1\n2\n3\n', textFilters, 'head -n 2', '1\n2\n'],
  ['1\n2\n3\n', textFilters, 'head -1', '1\n'],
  ['1\n2\n3\n', textFilters, 'tail -n +2', '2\n3\n'],
  ['1\n2\n3\n', textFilters, 'tail -1', '3\n'],
  ['abc\n', textFilters, 'rev', 'cba\n'],
  ['x86_64\n', sed, "sed 's/x86_64/amd64/;s/aarch64/arm64/'", 'amd64\n'],
  ['x86_64\n', sed, 'sed -e s/x86_64/amd64/ -e s/aarch64/arm64/', 'amd64\n'],
  ['a/b\n', sed, "sed 's|/|_|g'", 'a_b\n'],
  ['v1.2\n', sed, "sed 's/^v//'", '1.2\n'],
  ['v1.2\n', sed, "sed -E 's/v([0-9]+).*/\\1/'", '1\n'],
  ['v1.2\n', sed, "sed 's/v\\([0-9]*\\).*/<\\1>/'", '<1>\n'],
  ['a\n#b\nc\n', sed, "sed '/^#/d'", 'a\nc\n'],
  ['a\nb\n', sed, 'sed 2d', 'a\n'],
  ['a\n', sed, "sed '1!G;h;$!d'", undefined],
  ['a1\nb\n', grep, "grep -o '[0-9]*1'", '1\n'],
  ['a1\nb\n', grep, 'grep -v a', 'b\n'],
  ['a.b\naxb\n', grep, 'grep -F a.b', 'a.b\n'],
  ['a+\n', grep, "grep 'a+'", 'a+\n'],
  ['aa\n', grep, "grep -E 'a+'", 'aa\n'],
  ['x\ny\n', grep, 'grep -c .', '2\n'],
];

describe('text filters', () => {
  it.each(FILTERS)('%j | %o %s', (text, program, line, expected) => {
    const run = runProgram(program, line, { stdin: { kind: 'text', text, exact: true } });
    expect(run.stdout).toBe(expected);
    expect(run.effects).toEqual([]);
  });

  it('count the bytes of head -c', () => {
    expect(runProgram(textFilters, 'head -c 1M /dev/urandom').stdoutBytes).toBe(1_048_576);
    expect(runProgram(textFilters, 'head -c 50000 /dev/zero').stdoutBytes).toBe(50_000);
  });

  it.each([
    ['grep -q a', 'success'],
    ['grep -q z', 'failure'],
    ['grep -q x /missing', 'unknown'],
  ])('%s has its status', (line, status) => {
    expect(
      runProgram(grep, line, { stdin: { kind: 'text', text: 'a\n', exact: true } }).status,
    ).toBe(status);
  });
});

const INFO: readonly (readonly [string, FakeStageOptions, string | undefined])[] = [
  ['uname -m', {}, 'x86_64\n'],
  ['uname -m', { platform: 'linux/arm64' }, 'aarch64\n'],
  ['uname', {}, 'Linux\n'],
  ['uname -s', {}, 'Linux\n'],
  ['uname -r', {}, undefined],
  ['arch', {}, 'x86_64\n'],
  ['whoami', { user: 'app' }, 'app\n'],
  ['id -u', {}, '0\n'],
  ['id -u', { user: 'app' }, undefined],
  ['dirname /a/b/c', {}, '/a/b\n'],
  ['dirname c', {}, '.\n'],
  ['basename /a/b.tar.gz .tar.gz', {}, 'b\n'],
  ['realpath ../x', { cwd: '/a/b' }, '/a/x\n'],
  ['readlink -f x', { cwd: '/a' }, '/a/x\n'],
  ['seq 3', {}, '1\n2\n3\n'],
  ['seq 2 2 6', {}, '2\n4\n6\n'],
  ['expr 7 - 2', {}, '5\n'],
  ['printenv HOME', { env: { HOME: '/root' } }, '/root\n'],
  ['dirname $X/a', {}, undefined],
];

describe('system information', () => {
  it.each(INFO)('%s', (line, options, expected) => {
    expect(runProgram(systemInfo, line, options).stdout).toBe(expected);
  });

  it('mktemp makes a name that its removal finds', () => {
    expect(runProgram(mktemp, 'mktemp -d').stdout).toBe('/tmp/tmp.0000000000\n');
    expect(runProgram(mktemp, 'mktemp -p /var/tmp x.XXXX').stdout).toBe('/var/tmp/x.0000\n');
  });

  it('which looks along PATH', () => {
    const options = { env: { PATH: '/opt/bin:/usr/bin' }, files: { '/opt/bin/uv': 9 } };
    expect(runProgram(which, 'which uv', options).stdout).toBe('/opt/bin/uv\n');
    expect(runProgram(which, 'which git', { image: { tools: ['git'] } }).status).toBe('success');
    expect(runProgram(which, 'which git').status).toBe('unknown');
  });
});
