import { describe, expect, it } from 'vitest';
import { find } from '../../../src/engine/commands/find/find.ts';
import { xargs } from '../../../src/engine/commands/find/xargs.ts';
import { describeEffects } from './describeEffects.ts';
import { callOf, lineOf, runProgram, type FakeStageOptions } from './fakeStage.ts';

// Expectations: find(1) of GNU findutils; the lines are those that Dockerfiles carry.
const TABLE: readonly (readonly [string, FakeStageOptions, readonly string[]])[] = [
  [
    "find / -name '__pycache__' -type d -prune -exec rm -rf {} +",
    {},
    ['delete / named __pycache__ of bytecode'],
  ],
  [
    "find /usr/local -depth -type d -name __pycache__ -exec rm -rf '{}' +",
    {},
    ['delete /usr/local named __pycache__ of bytecode'],
  ],
  ["find . -name '*.pyc' -delete", { cwd: '/app' }, ['delete /app named *.pyc of bytecode']],
  [
    'find /v -type d \\( -name tests -o -name test -o -name __pycache__ \\) -prune -exec rm -rf {} +',
    {},
    ['delete /v named tests test of tests', 'delete /v named __pycache__ of bytecode'],
  ],
  // The clean-up of the official python images.
  [
    "find /usr/local -depth \\( \\( -type d -a \\( -name test -o -name tests -o -name idle_test \\) \\) -o \\( -type f -a \\( -name '*.pyc' -o -name '*.pyo' -o -name 'libpython*.a' \\) \\) \\) -exec rm -rf '{}' +",
    {},
    [
      'delete /usr/local named test tests idle_test of tests',
      'delete /usr/local named *.pyc *.pyo of bytecode',
    ],
  ],
  [
    "find /s -name '*.so*' -type f -exec strip --strip-unneeded {} +",
    {},
    ['resize /s named *.so* of native by 0.79'],
  ],
  ['find /app -type d -exec chmod 755 {} +', {}, []],
  ['find /app -type f -exec chmod 644 {} \\;', {}, ['touch /app']],
  ['find /app -exec chown app:app {} +', {}, ['touch /app']],
  ['find /tmp -mindepth 1 -delete', {}, ['delete /tmp/*']],
  ["find /opt -maxdepth 1 -name 'x*' -exec rm -rf {} +", {}, ['delete /opt/x*']],
  ["find / -path '*/tests/*' -delete", {}, ['delete / named tests of tests']],
  // -delete takes empty folders only.
  ['find . -type d -name __pycache__ -delete', {}, ['notice find-delete-folder']],
  ['find . -name __pycache__ -delete', {}, ['notice find-delete-folder']],
  ['find . -type d -empty -delete', {}, []],
  // What must not match is listed file by file.
  [
    "find /a -type f ! -name '*.py' -delete",
    { files: { '/a/x.py': 1, '/a/y.txt': 2, '/b/z': 3 } },
    ['delete /a/y.txt'],
  ],
  [
    'find . -path ./keep -prune -o -type f -exec rm {} +',
    { cwd: '/a', files: { '/a/keep/x': 1, '/a/y': 2 } },
    ['delete /a/y'],
  ],
  ['find / -user bob -delete', {}, ['unknown find -user bob']],
  // What the ledger knows by name goes whatever its class; of the rest only the share of a class can be told.
  [
    'find /app -name tests -exec rm -rf {} +',
    { files: { '/app/tests/a.py': { fileClass: 'code', spread: false } } },
    ['delete /app named tests of tests', 'delete /app/tests'],
  ],
  // Test folders of installed distributions carry their name in the ledger, with their byte-code.
  [
    'find /site -name tests -exec rm -rf {} +',
    {
      files: {
        '/site/numpy': { fileClass: 'code', spread: true },
        '/site/numpy/tests': { fileClass: 'tests', spread: true },
        '/site/pandas/tests': { fileClass: 'bytecode', spread: true },
      },
    },
    ['delete /site named tests of tests', 'delete /site/pandas/tests'],
  ],
  [
    "find / -name '*.a' -delete",
    { files: { '/x/y.a': 5, '/opt/pkg/': 1000 } },
    ['delete /x/y.a', 'notice find-unseen-files'],
  ],
  [
    'find /opt -name tests -exec rm -rf {} +',
    { files: { '/opt/pkg/': 1000 } },
    ['delete /opt named tests of tests', 'notice find-unseen-files'],
  ],
  [
    'find / -name node_modules -type d -exec rm -rf {} +',
    { files: { '/app/node_modules/': 9 } },
    ['delete /app/node_modules'],
  ],
  ["find /app -name '*.md'", {}, []],
  ["find /app -name '*.sh' -exec cat {} \\;", {}, []],
];

describe('find', () => {
  it.each(TABLE)('%s', (line, options, expected) => {
    expect(describeEffects(runProgram(find, line, options).effects)).toEqual(expected);
  });

  it('runs any other program on the files that are known', () => {
    const { stage } = runProgram(find, "find /a -name '*.zip' -exec unzip {} -d /o \\;", {
      files: { '/a/b/x.zip': 1, '/a/y.zip': 2, '/a/z.txt': 3 },
    });
    expect(stage.nested.map(lineOf)).toEqual(['unzip /a/b/x.zip -d /o', 'unzip /a/y.zip -d /o']);
  });
});

const PIPES: readonly (readonly [string, string, readonly string[]])[] = [
  ["find / -name '*.pyc' -print0", 'xargs -0 rm -f', ['delete / named *.pyc of bytecode']],
  ['find /app -type f', 'xargs chmod 644', ['touch /app']],
  ['find /app', 'xargs -r sudo chown app', ['touch /app']],
  ['find /app -type f', 'xargs frobnicate', ['unknown xargs frobnicate']],
  ['ls /app', 'xargs rm', ['unknown xargs rm']],
];

describe('find | xargs', () => {
  it.each(PIPES)('%s | %s', (first, second, expected) => {
    const run = runProgram(xargs, second, { stdin: { kind: 'stream', from: callOf(first) } });
    expect(describeEffects(run.effects)).toEqual(expected);
  });

  it.each([
    ['a b\nc', 'xargs apt-get install -y', ['apt-get install -y a b c']],
    ['a b c', 'xargs -n1 pip install', ['pip install a', 'pip install b', 'pip install c']],
    ['a\nb c\n', 'xargs -I{} cp {} /d', ['cp a /d', 'cp b c /d']],
    ['a,b', 'xargs -d, echo', ['echo a b']],
    ['', 'xargs -r rm', []],
    ['', 'xargs rm', ['rm']],
  ])('%j | %s', (text, line, expected) => {
    const { stage } = runProgram(xargs, line, { stdin: { kind: 'text', text, exact: true } });
    expect(stage.nested.map(lineOf)).toEqual(expected);
  });
});
