import { beforeAll, describe, expect, test } from 'vitest';
import { total, type Amount } from '../../../src/engine/amount.ts';
import { apk } from '../../../src/engine/commands/distributions/apk.ts';
import { go } from '../../../src/engine/commands/languages/go.ts';
import { pip } from '../../../src/engine/commands/pip/pip.ts';
import type { PackageTable } from '../../../src/engine/packages/other/packageTable.ts';
import { runProgram, type FakeFiles, type FakeRun } from './fakeStage.ts';
import { packageFacts } from './packageFacts.ts';
import { pythonStage } from './pythonStage.ts';

/** What a run wrote, of the origins whose name has this text. */
function wrote({ effects }: FakeRun, text: string): Amount {
  return total(
    effects.flatMap((effect) =>
      effect.type === 'write' && 'name' in effect.content.origin
        ? effect.content.origin.name.includes(text)
          ? [effect.content.amount]
          : []
        : [],
    ),
  );
}

// Measured with PYTHONPYCACHEPREFIX, 2026-11-21.
test.each<[string, string, number]>([
  ['3.8', '22.0.4', 6.4],
  ['3.10', '23.0.1', 7],
  ['3.11', '24.0', 10.6],
  ['3.12', '25.0.1', 8],
  ['3.13', '25.0.1', 8.2],
])('the first pip of Python %s (pip %s) compiles %d MB', (version, release, megabytes) => {
  const sitePackages = `/usr/local/lib/python${version}/site-packages`;
  const installed = [{ name: 'pip', version: release }];
  const python = { version, prefix: '/usr/local', sitePackages, hasBytecode: false, installed };
  const run = runProgram(
    pip,
    'pip install --no-cache-dir --no-deps --no-compile flask',
    pythonStage({ image: { pythons: [python] } }),
  );
  expect(wrote(run, 'byte-code').bytes / 1e6).toBeCloseTo(megabytes, 0);
});

describe('go build', () => {
  const build = (line: string, lower: FakeFiles): FakeRun =>
    runProgram(go, line, { cwd: '/app', lower, image: { reference: 'golang:1.24' } });
  const main = { '/app/main.go': 100 };
  const sum = Array.from({ length: 40 }, (_, at) => `example.org/m${at} v1.0.0 h1:x=`).join('\n');
  const large = { ...main, '/app/go.mod': 'module a\n', '/app/go.sum': sum };

  test('without a go.mod there are no modules, and the program is that of the standard library', () => {
    const run = build('go build -o /bin/app main.go', main);
    expect(wrote(run, 'modules').bytes).toBe(0);
    expect(wrote(run, 'app').bytes).toBeGreaterThan(1e6);
    expect(wrote(run, 'app').bytes).toBeLessThan(10e6);
  });

  test('modules make the program and the cache larger, and -s -w makes the program smaller', () => {
    const [small, big] = [
      build('go build -o /bin/app .', main),
      build('go build -o /a/app .', large),
    ];
    for (const name of ['app', 'build cache']) {
      expect(wrote(big, name).bytes).toBeGreaterThan(wrote(small, name).bytes);
    }
    const stripped = build("go build -ldflags='-s -w' -o /a/app .", large);
    expect(wrote(stripped, 'app').bytes).toBeLessThan(wrote(big, 'app').bytes);
  });
});

describe('packages of an old Alpine', () => {
  let table: PackageTable;
  beforeAll(async () => {
    table = await packageFacts();
  });

  test('are the same figures with a wider range', () => {
    const add = (release: string): Amount =>
      wrote(
        runProgram(apk, 'apk add --no-cache jq', {
          image: { reference: `alpine:${release}`, system: { kind: 'alpine', release } },
          catalog: { packages: () => table },
        }),
        'jq',
      );
    const [old, recent] = [add('3.12'), add('3.22')];
    expect(old.bytes).toBe(recent.bytes);
    expect(old.low).toBeLessThan(recent.low);
    expect(old.high).toBeGreaterThan(recent.high);
  });
});
