import { describe, expect, test } from 'vitest';
import { uv, uvx } from '../../../src/engine/commands/uv/uv.ts';
import { pip } from '../../../src/engine/commands/pip/pip.ts';
import { runProgram, type FakeStageOptions } from './fakeStage.ts';
import { bytesOf, installedBelow, pythonStage, SITE, summary, venvWith } from './pythonStage.ts';

function run(line: string, options: FakeStageOptions = {}): ReturnType<typeof runProgram> {
  return runProgram(uv, line, pythonStage(options));
}

const LOCK = `version = 1
[[package]]
name = "mine"
version = "0.1.0"
source = { editable = "." }
dependencies = [{ name = "flask" }, { name = "colorama", marker = "sys_platform == 'win32'" }]
[package.optional-dependencies]
fast = [{ name = "numpy" }]
[package.dev-dependencies]
dev = [{ name = "pytest" }]
[[package]]
name = "flask"
version = "2.0"
source = { registry = "https://pypi.org/simple" }
dependencies = [{ name = "jinja2" }]
wheels = [{ url = "https://files/flask-2.0-py3-none-any.whl", hash = "x", size = 2000000 }]
[[package]]
name = "jinja2"
version = "2.1"
source = { registry = "https://pypi.org/simple" }
[[package]]
name = "numpy"
version = "1.26.4"
source = { registry = "https://pypi.org/simple" }
[[package]]
name = "pytest"
version = "9.0"
source = { registry = "https://pypi.org/simple" }
[[package]]
name = "colorama"
version = "0.4"
source = { registry = "https://pypi.org/simple" }
`;
const PYPROJECT =
  '[project]\nname = "mine"\nrequires-python = ">=3.10"\ndependencies = ["flask"]\n[dependency-groups]\ndev = ["pytest"]\n';
const FILES = { '/app/pyproject.toml': PYPROJECT, '/app/uv.lock': LOCK };
const VENV = '/app/.venv/lib/python3.11/site-packages';

describe('uv sync takes what the lock says', () => {
  test.each<[string, string, Record<string, string>?]>([
    ['uv sync', 'flask==2.0 jinja2==2.1 pytest==9.0'],
    ['uv sync --no-dev', 'flask==2.0 jinja2==2.1'],
    ['uv sync --frozen --no-group dev', 'flask==2.0 jinja2==2.1'],
    ['uv sync', 'flask==2.0 jinja2==2.1', { UV_NO_DEV: '1' }],
    ['uv sync --no-dev --extra fast', 'flask==2.0 jinja2==2.1 numpy==1.26.4'],
    ['uv sync --all-extras', 'flask==2.0 jinja2==2.1 numpy==1.26.4 pytest==9.0'],
    ['uv sync --only-group dev', 'pytest==9.0'],
    ['uv sync --no-dev --no-install-package jinja2', 'flask==2.0'],
    ['uv --directory /app sync --no-dev', 'flask==2.0 jinja2==2.1'],
  ])('%s: %s', (line, expected, env = {}) => {
    const { effects } = run(line, {
      files: FILES,
      env,
      cwd: line.includes('--directory') ? '/' : '/app',
    });
    expect(installedBelow(effects, VENV)).toBe(expected);
  });

  test('the size in the lock counts: twice the wheel, twice the tree', () => {
    const { effects } = run('uv sync --no-dev', { files: FILES });
    const flask = effects.flatMap((effect) =>
      effect.type === 'write' &&
      effect.content.origin.name === 'flask' &&
      effect.content.fileClass === 'data'
        ? [effect.content]
        : [],
    );
    expect(flask[0]?.evidence).toBe('locked');
    expect(flask[0]?.amount.bytes).toBe(4_400_000);
  });

  test('no byte-code unless asked for; hard links keep the cache small, copies do not', () => {
    const plain = run('uv sync --no-dev', { files: FILES }).effects;
    expect(bytesOf(plain, 'bytecode')).toBe(0);
    expect(bytesOf(plain, 'cache')).toBeLessThan(200_000);
    const copied = run('uv sync --no-dev', { files: FILES, env: { UV_LINK_MODE: 'copy' } }).effects;
    expect(bytesOf(copied, 'cache')).toBeGreaterThan(8_900_000);
    const none = run('uv sync --no-dev --no-cache', {
      files: FILES,
      env: { UV_LINK_MODE: 'copy' },
    });
    expect(bytesOf(none.effects, 'cache')).toBe(0);
    const compiled = run('uv sync --no-dev', {
      files: FILES,
      env: { UV_COMPILE_BYTECODE: '1' },
    }).effects;
    expect(bytesOf(compiled, 'bytecode')).toBe(3_000_000);
  });

  test('a lock that is cut short is read to the cut, with a warning', () => {
    const files = {
      ...FILES,
      '/app/uv.lock': LOCK.slice(0, LOCK.lastIndexOf('name = "numpy"') + 10),
    };
    const { effects } = run('uv sync --no-dev', { files });
    expect(installedBelow(effects, VENV)).toBe('flask==2.0 jinja2==2.1');
    expect(summary(effects)).toContain('!broken-toml');
  });

  test('without a lock the project is resolved; without a project the lock is asked for', () => {
    const open = run('uv sync --no-dev', { files: { '/app/pyproject.toml': PYPROJECT } });
    expect(installedBelow(open.effects, VENV)).toBe('flask==3.0 jinja2==3.1');
    expect(summary(run('uv sync').effects)).toContain('?the packages in uv.lock');
  });

  test('a Python that no image has is downloaded', () => {
    const files = { ...FILES, '/app/.python-version': '3.13\n' };
    expect(summary(run('uv sync', { files }).effects)).toContain('!uv-managed-python');
    const never = run('uv sync', { files, env: { UV_PYTHON_DOWNLOADS: 'never' } });
    expect(summary(never.effects)).toContain('!uv-no-python');
  });
});

describe('uv pip install', () => {
  test.each<[string, string, FakeStageOptions?]>([
    ['uv pip install --system flask', SITE],
    ['uv pip install flask', SITE, { env: { UV_SYSTEM_PYTHON: '1' } }],
    [
      'uv pip install flask',
      '/venv/lib/python3.11/site-packages',
      { lower: venvWith(), env: { VIRTUAL_ENV: '/venv' } },
    ],
    [
      'uv pip install --python /venv/bin/python flask',
      '/venv/lib/python3.11/site-packages',
      { lower: venvWith() },
    ],
    ['uv pip install --target /x flask', '/x'],
    ['uv pip install --system -r pyproject.toml', SITE, { files: FILES }],
  ])('%s: %s', (line, folder, options) => {
    const { effects } = run(line, options);
    expect(installedBelow(effects, folder)).toBe('flask==3.0 jinja2==3.1');
    expect(summary(effects)).not.toContain('!uv-no-virtualenv');
  });

  test('without an environment it is an error', () => {
    expect(summary(run('uv pip install flask').effects)).toContain('!uv-no-virtualenv');
  });

  test.each([
    ['uv pip install --system torch --torch-backend cpu', '2.6.0+cpu'],
    ['uv pip install --system torch --index https://download.pytorch.org/whl/cpu', '2.6.0+cpu'],
    ['uv pip install --system torch', '2.6.0'],
  ])('%s takes %s', (line, version) => {
    expect(installedBelow(run(line).effects, SITE)).toBe(`torch==${version}`);
  });
});

test('environments and tools', () => {
  expect(summary(run('uv venv /opt/v').effects)).toEqual([]);
  expect(installedBelow(run('uv venv --seed /opt/v').effects, '/opt/v')).toContain('pip==');
  const tool = run('uv tool install poetry');
  expect(installedBelow(tool.effects, '/root/.local/share/uv/tools/poetry')).toBe('poetry==2.0');
  const once = runProgram(uvx, 'uvx poetry --version', pythonStage());
  expect(installedBelow(once.effects, '/root/.cache/uv')).toBe('poetry==2.0');
  expect(summary(run('uv cache clean').effects)).toEqual(['delete  /root/.cache/uv']);
});

test('uv run starts the command with the environment first on PATH; uv export prints the lock', () => {
  const { stage } = run('uv run --no-dev python -c "1"', { files: FILES });
  expect(stage.nested.map((call) => [call.name, call.env.get('PATH')?.split(':')[0]])).toEqual([
    ['python', '/app/.venv/bin'],
  ]);
  // The command finds what was synced: those effects come first, and none is left for afterwards.
  const order = run('uv run --no-dev pip install pytest', { files: FILES, programs: [pip] });
  expect(order.effects).toEqual([]);
  expect(
    order.stage.nestedEffects.flatMap((effect) =>
      effect.type === 'write' &&
      effect.content.origin.kind === 'pip' &&
      effect.content.fileClass === 'code'
        ? [effect.content.origin.name]
        : [],
    ),
  ).toEqual(['flask', 'jinja2', 'pytest']);
  expect(run('uv export --no-dev --format requirements-txt', { files: FILES }).stdout).toBe(
    'flask==2.0\njinja2==2.1\n',
  );
  expect(runProgram(pip, 'pip list', pythonStage()).effects).not.toEqual([]);
});
