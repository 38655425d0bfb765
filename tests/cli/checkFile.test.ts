import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { afterAll, describe, expect, it } from 'vitest';
import { runCommand } from '../../src/cli/runCommand.ts';

const folder = mkdtempSync(join(tmpdir(), 'plimsoll-check-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

const ZEROS = file('Dockerfile', 'FROM scratch\nRUN head -c 50000000 /dev/zero > /zeros\n');
const CACHED = file('cached.Dockerfile', 'FROM python:3.12-slim\nRUN pip install numpy==2.2.0\n');
const ENDLESS = file('endless.Dockerfile', 'FROM debian AS a\nCOPY --from=b /x /x\nFROM a AS b\n');

async function run(
  argv: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<{ status: number; out: string; err: string }> {
  const texts = { out: '', err: '' };
  const sink = (to: 'out' | 'err'): Writable =>
    new Writable({
      write(chunk: Buffer, _encoding, done) {
        texts[to] += chunk.toString();
        done();
      },
    });
  const stdin = (async function* () {
    // Nobody types.
  })();
  const status = await runCommand(argv, {
    stdin,
    stdout: sink('out'),
    stderr: sink('err'),
    environment,
  });
  return { status, ...texts };
}

describe('plimsoll check', () => {
  it.each<readonly [number, RegExp, readonly string[]]>([
    [0, /^ok .* weighs 50 MB.* 10 MB below the load line of 60 MB/, [ZEROS, '--load-line', '60MB']],
    [0, /^ok /, [ZEROS, '--load-line', '50 MB']],
    [1, /^FAIL .* 10 MB over the load line of 40 MB/, [ZEROS, '--load-line', '40MB']],
    [0, /^ok /, [CACHED, '--load-line', '5GB']],
    [
      1,
      /^FAIL .*line 2: .*cache.* \(safe\) saves/,
      [CACHED, '--load-line', '5GB', '--fail-on', 'safe'],
    ],
    [1, /^FAIL .*line 2: .*cache/, [CACHED, '--fail-on', 'check']],
    [0, /^ok /, [ZEROS, '--fail-on', 'safe']],
    [0, /^ok .*: 50 MB can be true/, [ZEROS, '--claim', '50MB']],
    [1, /^FAIL .*: 2 MB cannot be true: .* Line 2, RUN head/, [ZEROS, '--claim', '2MB']],
    [1, /^FAIL .* no stage build/, [ZEROS, '--claim', 'build=20MB']],
    [
      0,
      /^ok .*50 MB can be true.*\n.*ok .*below the load line/,
      [ZEROS, '--claim', '50MB', '--load-line', '60MB'],
    ],
    [2, /^$/, [ZEROS, '--claim', 'light']],
    [1, /^FAIL .*line \d/, [ENDLESS, '--load-line', '1GB']],
    [2, /^$/, [ZEROS]],
    [2, /^$/, [ZEROS, '--load-line', 'heavy']],
    [2, /^$/, [ZEROS, '--load-line', '0']],
    [2, /^$/, [ZEROS, '--load-line', '1GB', '--fail-on', 'anything']],
    [2, /^$/, [ZEROS, '--load-line', '1GB', '--json']],
    [2, /^$/, [join(folder, 'none'), '--load-line', '1GB']],
    [2, /^$/, ['--load-line', '1GB']],
  ])('ends with %i and says %s: %j', async (status, said, argv) => {
    const ended = await run(['check', ...argv]);
    expect(ended.out).toMatch(said);
    expect(ended.status).toBe(status);
    expect(ended.err === '').toBe(status !== 2);
  });

  it('annotates the lines of a pull request and writes the summary of the job', async () => {
    const summary = file('summary.md', 'before\n');
    const sarif = join(folder, 'findings.sarif');
    const { status, out } = await run(
      ['check', CACHED, '--load-line', '1kB', '--fail-on', 'safe', '--sarif', sarif],
      { GITHUB_ACTIONS: 'true', GITHUB_STEP_SUMMARY: summary },
    );
    expect(status).toBe(1);
    expect(out).toMatch(/^::error file=.*cached\.Dockerfile,line=2,endLine=2,title=saves .*::/m);
    expect(out).toMatch(/^::error file=.*,title=over the load line::the image weighs /m);
    expect(readFileSync(summary, 'utf8')).toMatch(
      /^before\n## Plimsoll\n\n\*\*Image [^]*over\*\* the load line of 1 kB\n\n\| Line/,
    );
    expect(JSON.parse(readFileSync(sarif, 'utf8'))).toMatchObject({ version: '2.1.0' });
  });

  it('no text of a user begins a workflow command of its own', async () => {
    const hostile = file(
      'hostile,a%0A.Dockerfile',
      'FROM scratch\nCOPY x /\nRUN <<E\n::set-output name=a::b\nE\nFROM nowhere::error::x\n',
    );
    const { out } = await run(['check', hostile, '--load-line', '1kB', '--fail-on', 'behaviour'], {
      GITHUB_ACTIONS: 'true',
    });
    for (const line of out.trim().split('\n')) {
      expect(line).toMatch(
        /^(?:::(?:error|warning|notice) file=[^,:]+%2Ca%250A\.Dockerfile,line=|FAIL|ok)/,
      );
    }
  });
});

describe('plimsoll svg and badge', () => {
  it.each<readonly [readonly string[], RegExp]>([
    [['svg', ZEROS, '--title', 'a <b>', '--load-line', '40MB'], /a &lt;b&gt;[^]*load line 40 MB/],
    [['svg', ZEROS, '--theme', 'dark'], /\.canvas\{fill:#0e151c\}/],
    [['badge', ZEROS], /<title>image: 50 MB<\/title>/],
    [['badge', CACHED, '--label', 'api'], /<title>api: \d+ MB, \d+ % lighter possible<\/title>/],
  ])('%j', async (argv, content) => {
    const { status, out } = await run(argv);
    expect(status).toBe(0);
    expect(out).toMatch(/^<svg [^]*<\/svg>\n$/);
    expect(out).toMatch(content);
  });

  it.each([
    ['svg', 1, ENDLESS, []],
    ['svg', 2, ZEROS, ['--theme', 'pink']],
    ['badge', 2, ZEROS, ['--theme', 'dark']],
  ] as const)('%s ends with %i: %s %j', async (command, status, path, options) => {
    const ended = await run([command, path, ...options]);
    expect(ended).toMatchObject({ status, out: '' });
    expect(ended.err).toMatch(/^plimsoll: /);
  });
});
