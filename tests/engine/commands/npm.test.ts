import { beforeAll, describe, expect, test } from 'vitest';
import { npm } from '../../../src/engine/commands/node/npm.ts';
import { pnpm } from '../../../src/engine/commands/node/pnpm.ts';
import { yarn } from '../../../src/engine/commands/node/yarn.ts';
import { corepack } from '../../../src/engine/commands/node/corepack.ts';
import { exactly } from '../../../src/engine/amount.ts';
import type { Program } from '../../../src/engine/commands/program.ts';
import type { Content } from '../../../src/engine/effects.ts';
import type { PackageTable } from '../../../src/engine/packages/other/packageTable.ts';
import { runProgram, type FakeStageOptions } from './fakeStage.ts';
import { linesOf, packageFacts } from './packageFacts.ts';

let table: PackageTable;
beforeAll(async () => {
  table = await packageFacts();
});

const LOCK = JSON.stringify({
  lockfileVersion: 3,
  packages: {
    '': { name: 'app' },
    'node_modules/react': { version: '18.2.0' },
    'node_modules/unheard-of': { version: '1.0.0' },
    'node_modules/typescript': { version: '5.0.0', dev: true },
    'node_modules/never-met': { version: '2.0.0', dev: true },
    'node_modules/@next/swc-linux-x64-gnu': {
      version: '14.2.3',
      optional: true,
      os: ['linux'],
      cpu: ['x64'],
      libc: ['glibc'],
    },
    'node_modules/@next/swc-linux-x64-musl': {
      version: '14.2.3',
      optional: true,
      os: ['linux'],
      cpu: ['x64'],
      libc: ['musl'],
    },
    'node_modules/@next/swc-darwin-arm64': {
      version: '14.2.3',
      optional: true,
      os: ['darwin'],
      cpu: ['arm64'],
    },
  },
});
const MANIFEST = JSON.stringify({
  dependencies: { react: '^18' },
  devDependencies: { typescript: '^5' },
  scripts: { build: 'next build', lint: 'eslint .' },
});
const PRODUCTION = [
  '+ /app/node_modules npm react',
  '+ /app/node_modules npm @next/swc-linux-x64-gnu',
  '+ /app/node_modules npm other packages',
];
const ALL = [
  '+ /app/node_modules npm react',
  '+ /app/node_modules npm typescript',
  '+ /app/node_modules npm @next/swc-linux-x64-gnu',
  '+ /app/node_modules npm other packages',
  '+ /app/node_modules npm other development packages',
];
const CACHE = '+ /root/.npm/_cacache npm npm cache';

function project(more: FakeStageOptions = {}): FakeStageOptions {
  return {
    cwd: '/app',
    lower: { '/app/package-lock.json': LOCK, '/app/package.json': MANIFEST },
    catalog: { packages: () => table },
    ...more,
  };
}

describe('npm', () => {
  test.each<[string, readonly string[], FakeStageOptions?]>([
    ['npm ci', ['- /app/node_modules', ...ALL, CACHE]],
    ['npm install', [...ALL, CACHE]],
    // docs.npmjs.com, npm-ci: --omit=dev, or NODE_ENV=production.
    ['npm ci --omit=dev', ['- /app/node_modules', ...PRODUCTION, CACHE]],
    ['npm ci --omit dev', ['- /app/node_modules', ...PRODUCTION, CACHE]],
    ['npm install --production', [...PRODUCTION, CACHE]],
    ['npm install', [...PRODUCTION, CACHE], { env: { NODE_ENV: 'production' } }],
    [
      'npm ci --include=dev',
      ['- /app/node_modules', ...ALL, CACHE],
      { env: { NODE_ENV: 'production' } },
    ],
    [
      'npm prune --omit=dev',
      ['- /app/node_modules npm typescript,never-met,other development packages'],
    ],
    ['npm prune', []],
    ['npm cache clean --force', ['- /root/.npm/_cacache']],
    ['npm cache clean --force', ['- /tmp/npm/_cacache'], { env: { npm_config_cache: '/tmp/npm' } }],
    ['npm run build', ['+ /app/.next generated npm run build', '? the output of npm run build']],
    ['npm run lint', []],
    ['npm config set registry x', []],
    ['npm --version', []],
    // docs.npmjs.com, Config: only the lock file is written.
    ['npm install --package-lock-only', []],
    // Without a lock file the metadata of every package is cached beside the tarballs.
    ['npm install -g npm@latest', ['+ /usr/local/lib/node_modules npm npm', CACHE, CACHE]],
  ])('%s', (line, expected, more) => {
    expect(linesOf(runProgram(npm, line, project(more)).effects)).toEqual(expected);
  });

  test('Alpine takes the binaries for musl', () => {
    const image = { system: { kind: 'alpine', release: null } } as const;
    const lines = linesOf(runProgram(npm, 'npm ci', project({ image })).effects);
    expect(lines).toContain('+ /app/node_modules npm @next/swc-linux-x64-musl');
    expect(lines).not.toContain('+ /app/node_modules npm @next/swc-linux-x64-gnu');
  });

  test('nothing known: a range and the question for package.json', () => {
    const { effects } = runProgram(npm, 'npm install', { cwd: '/app', lower: { '/app/x': 1 } });
    expect(linesOf(effects).slice(0, 2)).toEqual([
      '+ /app/node_modules npm other packages',
      '? node_modules',
    ]);
  });
});

test('react-scripts leaves its caches beside the build', () => {
  const manifest = JSON.stringify({ scripts: { build: 'react-scripts build' } });
  const run = runProgram(
    npm,
    'npm run build',
    project({ lower: { '/app/package.json': manifest } }),
  );
  expect(linesOf(run.effects)).toEqual([
    '+ /app/build generated npm run build',
    '? the output of npm run build',
    '+ /app/node_modules/.cache generated caches of react-scripts',
  ]);
});

const YARN_LOCK = `# yarn lockfile v1

react@^18:
  version "18.2.0"
  dependencies:
    loose-xyzzy "^1.1.0"

loose-xyzzy@^1.1.0:
  version "1.4.0"

typescript@^5:
  version "5.0.0"
`;

// docs.npmjs.com, npm-install, --omit; classic.yarnpkg.com, yarn install --production; pnpm.io, install --prod.
describe('an install where one was before', () => {
  // Without a lock file any version that is there will do.
  const there = (name: string, version?: string): Partial<Content> => ({
    path: '/app/node_modules',
    spread: true,
    amount: exactly(1e9),
    origin: { kind: 'npm', name, ...(version !== undefined && { version }) },
  });
  const lower = {
    '/app/yarn.lock': YARN_LOCK,
    '/app/package.json': MANIFEST,
    a: there('react', '18.2.0'),
    b: there('typescript', '5.0.0'),
    c: there('other packages'),
  };
  const cached = (path: string, name: string): NonNullable<FakeStageOptions['files']> => ({
    [`${path}/`]: { amount: exactly(1e9), origin: { kind: 'npm', name } },
  });
  const shared = cached('/usr/local/share/.cache/yarn', 'yarn cache');
  test.each<[Program, string, readonly string[], FakeStageOptions?]>([
    [yarn, 'yarn install', [], { files: shared }],
    [
      yarn,
      'yarn install --production',
      ['- /app/node_modules npm typescript,other development packages'],
      { files: shared },
    ],
    [yarn, 'yarn install --production=false', [], { files: shared }],
    [npm, 'npm install', [], { files: cached('/root/.npm/_cacache', 'npm cache') }],
    [
      npm,
      'npm install --omit=dev',
      [
        '- /app/node_modules npm typescript,other development packages',
        '+ /root/.npm/_cacache npm npm cache',
        '+ /root/.npm/_cacache npm npm cache',
      ],
    ],
  ])('$1', (program, line, expected, more) => {
    expect(linesOf(runProgram(program, line, project({ lower, ...more })).effects)).toEqual(
      expected,
    );
  });
  test('another version is stored beside the old one', () => {
    const older = { ...lower, a: there('react', '17.0.0') };
    expect(
      linesOf(runProgram(yarn, 'yarn', project({ lower: older, files: shared })).effects),
    ).toEqual(['+ /app/node_modules npm react']);
  });
});

describe('yarn', () => {
  const yarnProject = (more: FakeStageOptions = {}): FakeStageOptions =>
    project({ lower: { '/app/yarn.lock': YARN_LOCK, '/app/package.json': MANIFEST }, ...more });
  const SHARED = '+ /usr/local/share/.cache/yarn npm yarn cache';
  test.each<[string, readonly string[], FakeStageOptions?]>([
    [
      'yarn install --frozen-lockfile',
      [
        '+ /app/node_modules npm react',
        '+ /app/node_modules npm typescript',
        '+ /app/node_modules npm other packages',
        SHARED,
      ],
    ],
    [
      'yarn',
      [
        '+ /app/node_modules npm react',
        '+ /app/node_modules npm typescript',
        '+ /app/node_modules npm other packages',
        SHARED,
      ],
    ],
    [
      'yarn install --production',
      ['+ /app/node_modules npm react', '+ /app/node_modules npm other packages', SHARED],
    ],
    ['yarn cache clean', ['- /usr/local/share/.cache/yarn']],
    ['yarn cache clean', ['- /home/node/.cache/yarn'], { user: 'node' }],
    ['yarn build', ['+ /app/.next generated npm run build', '? the output of npm run build']],
    ['yarn config set network-timeout 600000', []],
  ])('%s', (line, expected, more) => {
    expect(linesOf(runProgram(yarn, line, yarnProject(more)).effects)).toEqual(expected);
  });
});

const PNPM_LOCK = `lockfileVersion: '9.0'

importers:

  .:
    dependencies:
      react:
        specifier: ^18
        version: 18.2.0
    devDependencies:
      typescript:
        specifier: ^5
        version: 5.0.0

packages:

  react@18.2.0:
    resolution: {integrity: sha512-x}

  typescript@5.0.0:
    resolution: {integrity: sha512-x}

  '@esbuild/darwin-arm64@0.21.5':
    resolution: {integrity: sha512-x}
    cpu: [arm64]
    os: [darwin]

snapshots:

  react@18.2.0: {}

  typescript@5.0.0: {}

  '@esbuild/darwin-arm64@0.21.5':
    optional: true
`;

test.each<[string, readonly string[]]>([
  [
    'pnpm install --frozen-lockfile',
    [
      '+ /app/node_modules npm react',
      '+ /app/node_modules npm typescript',
      '+ /root/.local/share/pnpm/store npm pnpm store',
    ],
  ],
  [
    'pnpm install --prod',
    ['+ /app/node_modules npm react', '+ /root/.local/share/pnpm/store npm pnpm store'],
  ],
  [
    'pnpm prune --prod',
    ['- /app/node_modules npm typescript,@esbuild/darwin-arm64,other development packages'],
  ],
  ['pnpm store prune', ['- /root/.local/share/pnpm/store']],
  ['pnpm build', ['+ /app/.next generated npm run build', '? the output of npm run build']],
])('%s', (line, expected) => {
  const lower = { '/app/pnpm-lock.yaml': PNPM_LOCK, '/app/package.json': MANIFEST };
  expect(linesOf(runProgram(pnpm, line, project({ lower })).effects)).toEqual(expected);
});

test.each<[string, readonly string[]]>([
  ['corepack enable', []],
  ['corepack prepare pnpm@9 --activate', ['+ /root/.cache/node/corepack npm pnpm']],
])('%s', (line, expected) => {
  expect(linesOf(runProgram(corepack, line).effects)).toEqual(expected);
});
