import { execFileSync, spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';

const ACTION = '.github/actions/plimsoll';
/** A copy of the repository's parts that the action needs, with the command as it is published. */
const root = mkdtempSync(join(tmpdir(), 'plimsoll-action-'));

beforeAll(() => {
  execFileSync('npx', ['tsx', 'scripts/buildCli.ts', join(root, 'dist-cli')]);
  mkdirSync(join(root, ACTION), { recursive: true });
  cpSync(ACTION, join(root, ACTION), { recursive: true });
  writeFileSync(
    join(root, 'Dockerfile'),
    'FROM scratch\nRUN head -c 50000000 /dev/zero > /zeros\n',
  );
}, 60_000);
afterAll(() => rmSync(root, { recursive: true, force: true }));

function run(inputs: Readonly<Record<string, string>>) {
  return spawnSync('bash', [join(root, ACTION, 'check.sh')], {
    cwd: root,
    encoding: 'utf8',
    env: {
      PATH: process.env['PATH'],
      GITHUB_ACTIONS: 'true',
      GITHUB_STEP_SUMMARY: join(root, 'summary.md'),
      ...inputs,
    },
  });
}

it.each<readonly [number, RegExp, Readonly<Record<string, string>>]>([
  [0, /^ok /m, { LOAD_LINE: '60MB' }],
  [1, /^::error file=Dockerfile,line=2,.*over the load line/m, { LOAD_LINE: '40MB' }],
  [0, /^ok /m, { FAIL_ON: 'safe', DOCKERFILE: 'Dockerfile' }],
  [2, /^$/, {}],
  [2, /^$/, { LOAD_LINE: '1GB; touch hacked', DOCKERFILE: '$(touch hacked)' }],
])('the action ends with %i and says %s: %j', (status, said, inputs) => {
  const ended = run(inputs);
  expect(ended.stdout).toMatch(said);
  expect(ended.status).toBe(status);
  expect(existsSync(join(root, 'hacked'))).toBe(false);
});

it('hands every input to the script', () => {
  const action = readFileSync(join(ACTION, 'action.yml'), 'utf8');
  const names = [...action.matchAll(/^ {2}([a-z-]+):\n {4}description:/gm)].map(([, name]) => name);
  const handed = [...action.matchAll(/\$\{\{ inputs\.([a-z-]+) \}\}/g)].map(([, name]) => name);
  expect(names.length).toBeGreaterThan(0);
  expect(handed).toEqual(names);
});

it('writes the summary of the job', () => {
  run({ LOAD_LINE: '60MB' });
  expect(readFileSync(join(root, 'summary.md'), 'utf8')).toContain('10 MB below the load line');
});
