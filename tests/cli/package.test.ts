import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openCatalog } from '../../scripts/accuracy/openCatalog.ts';
import { weigh } from '../../src/catalog/weigh.ts';

const DOCKERFILE = 'FROM python:3.12-slim\nCOPY . /app\nRUN pip install numpy==2.2.0\n';
const folder = mkdtempSync(join(tmpdir(), 'plimsoll-package-'));
const home = join(folder, 'home');
const command = join(home, 'node_modules/.bin/plimsoll');
let tarball = '';

/** npm as on a machine without a network and without settings. */
function npm(cwd: string, ...argv: readonly string[]): string {
  const quiet = ['--offline', '--no-audit', '--no-fund', '--loglevel=error'];
  const settings = {
    npm_config_cache: join(folder, 'cache'),
    npm_config_userconfig: '/dev/null',
    npm_config_update_notifier: 'false',
  };
  return execFileSync('npm', [...argv, ...quiet], {
    cwd,
    encoding: 'utf8',
    env: { PATH: process.env['PATH'], HOME: home, ...settings },
  });
}

beforeAll(() => {
  const built = join(folder, 'built');
  execFileSync('npx', ['tsx', 'scripts/buildCli.ts', built], { stdio: 'pipe' });
  mkdirSync(home);
  tarball = join(folder, npm(built, 'pack', `--pack-destination=${folder}`).trim());
  writeFileSync(join(home, 'package.json'), '{}');
  npm(home, 'install', tarball);
  writeFileSync(join(home, 'Dockerfile'), DOCKERFILE);
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('brings everything that it needs: nothing is installed beside it', () => {
  expect(readdirSync(join(home, 'node_modules')).filter((name) => !name.startsWith('.'))).toEqual([
    'plimsoll',
  ]);
  const manifest = readFileSync(join(home, 'node_modules/plimsoll/package.json'), 'utf8');
  expect(manifest).not.toMatch(/ependencies|private|scripts/);
  expect(statSync(tarball).size).toBeLessThan(8_000_000);
});

it('holds the command, the catalog, the schemas and the licences, and nothing else', () => {
  const content = readdirSync(join(home, 'node_modules/plimsoll')).sort();
  expect(content).toEqual([
    'LICENSE',
    'README.md',
    'THIRD-PARTY-LICENSES.txt',
    'catalog',
    'package.json',
    'plimsoll.js',
    'schema',
  ]);
  const licenses = readFileSync(join(home, 'node_modules/plimsoll', content[2] ?? ''), 'utf8');
  expect(licenses).toMatch(/^unbash\n\n.*ISC/m);
  expect(existsSync(join(home, 'node_modules/plimsoll/catalog/stamp.json'))).toBe(false);
});

it('weighs as the project does', async () => {
  const workspace = { dockerfile: DOCKERFILE };
  const loaded = openCatalog();
  const expected = await weigh(workspace, loaded);
  const printed: unknown = JSON.parse(
    execFileSync(command, ['estimate', 'Dockerfile', '--json'], { cwd: home, encoding: 'utf8' }),
  );
  expect(printed).toMatchObject({ image: expected.image, layers: expected.layers });
});

it.each([
  ['estimate', /Image/],
  ['--version', /^plimsoll \d+\.\d+\.\d+\n$/],
  ['fix', /^\+.*--no-cache-dir/m],
])('plimsoll %s runs', (name, said) => {
  const argv = name.startsWith('-') ? [name] : [name, 'Dockerfile'];
  expect(execFileSync(command, argv, { cwd: home, encoding: 'utf8' })).toMatch(said);
});
