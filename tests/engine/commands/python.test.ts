import { describe, expect, test } from 'vitest';
import { python } from '../../../src/engine/commands/python/python.ts';
import { poetry } from '../../../src/engine/commands/python/poetry.ts';
import { pdm } from '../../../src/engine/commands/python/pdm.ts';
import { pipenv } from '../../../src/engine/commands/python/pipenv.ts';
import { pipx } from '../../../src/engine/commands/python/pipx.ts';
import { virtualenv } from '../../../src/engine/commands/python/venv.ts';
import type { Program } from '../../../src/engine/commands/program.ts';
import { lineOf, runProgram, type FakeStageOptions } from './fakeStage.ts';
import { bytesOf, installedBelow, pythonStage, SITE, summary } from './pythonStage.ts';

function run(
  program: Program,
  line: string,
  options: FakeStageOptions = {},
): ReturnType<typeof runProgram> {
  return runProgram(program, line, pythonStage(options));
}
const QUIET = { env: { PYTHONDONTWRITEBYTECODE: '1' } };

describe('python', () => {
  test('-m pip is pip', () => {
    expect(installedBelow(run(python, 'python -m pip install flask').effects, SITE)).toBe(
      'flask==3.0 jinja2==3.1',
    );
    expect(
      installedBelow(run(python, 'python3.11 -B -W ignore -m pip install jinja2').effects, SITE),
    ).toBe('jinja2==3.1');
  });

  // Real builds of 2026-11-20: 22.39 MB on 3.11 with pip and setuptools, 0.04 MB without.
  test.each([
    ['python -m venv /v', 22.0, 23.2],
    ['python -m venv --without-pip /v', 0, 0.05],
  ])('%s', (line, low, high) => {
    const { effects } = run(python, line, QUIET);
    const bytes = effects.reduce(
      (sum, one) => sum + (one.type === 'write' ? one.content.amount.bytes : 0),
      0,
    );
    expect(bytes / 1e6).toBeGreaterThanOrEqual(low);
    expect(bytes / 1e6).toBeLessThanOrEqual(high);
    const configuration = effects.find(
      (one) => one.type === 'write' && one.content.path === '/v/pyvenv.cfg',
    );
    expect(configuration?.type === 'write' && configuration.content.text).toContain(
      'home = /usr/local/bin',
    );
  });

  test('virtualenv is the same program by another name', () => {
    expect(
      installedBelow(run(virtualenv, 'virtualenv -p python3.11 /v', QUIET).effects, '/v'),
    ).toContain('pip==');
  });

  test('a script writes byte-code of the standard library, compileall the rest', () => {
    expect(bytesOf(run(python, 'python -c "import json"').effects, 'bytecode')).toBe(3_267_346);
    expect(
      bytesOf(run(python, 'python -m compileall -q /usr/local/lib/python3.11').effects, 'bytecode'),
    ).toBe(3_267_346 + 20_034_826);
  });

  test('what a program downloads is read from its text', () => {
    const code = `python -c "from transformers import AutoModel; AutoModel.from_pretrained('bert-base-uncased')"`;
    expect(summary(run(python, code, QUIET).effects).join()).toContain('bert-base-uncased');
    expect(summary(run(python, 'python -c "print(1)"', QUIET).effects)).toEqual([]);
    expect(summary(run(python, 'python build.py', QUIET).effects)).toEqual(['?python build.py']);
  });

  test('questions about places are answered', () => {
    expect(run(python, 'python -c "import site; print(site.getsitepackages()[0])"').stdout).toBe(
      `${SITE}\n`,
    );
    expect(run(python, 'python --version').stdout).toBe('Python 3.11\n');
  });

  test('modules that are programs run as such', () => {
    const { stage } = run(python, 'python -m poetry install --no-root');
    expect(stage.nested.map(lineOf)).toEqual(['poetry install --no-root']);
  });
});

const POETRY_LOCK = `[[package]]
name = "flask"
version = "2.0"
optional = false
groups = ["main"]
[package.dependencies]
jinja2 = ">=2"
[[package]]
name = "jinja2"
version = "2.1"
optional = false
groups = ["main", "dev"]
[[package]]
name = "pytest"
version = "9.0"
optional = false
groups = ["dev"]
[[package]]
name = "numpy"
version = "1.26.4"
optional = true
groups = ["main"]
markers = "extra == \\"fast\\""
[extras]
fast = ["numpy"]
`;
const POETRY = {
  '/app/pyproject.toml':
    '[tool.poetry]\nname = "mine"\n[tool.poetry.dependencies]\npython = "^3.10"\nflask = "^2.0"\n[tool.poetry.group.dev.dependencies]\npytest = "*"\n',
  '/app/poetry.lock': POETRY_LOCK,
};
const CACHE_VENV = '/root/.cache/pypoetry/virtualenvs/mine-py3.11';

describe('poetry', () => {
  test.each<[string, string, string, Record<string, string>?]>([
    // virtualenv puts its own pip into an environment (virtualenvs.options.no-pip is false). The environment lies in the cache folder: a cache mount or rm -rf ~/.cache takes it away.
    ['poetry install --no-root', CACHE_VENV, 'flask==2.0 jinja2==2.1 pip==24.0 pytest==9.0'],
    ['poetry install --no-root --only main', CACHE_VENV, 'flask==2.0 jinja2==2.1 pip==24.0'],
    ['poetry install --no-root --without dev', CACHE_VENV, 'flask==2.0 jinja2==2.1 pip==24.0'],
    [
      'poetry install --no-root --only main -E fast',
      CACHE_VENV,
      'flask==2.0 jinja2==2.1 numpy==1.26.4 pip==24.0',
    ],
    [
      'poetry install --no-root --no-dev',
      '/app/.venv',
      'flask==2.0 jinja2==2.1 pip==24.0',
      { POETRY_VIRTUALENVS_IN_PROJECT: '1' },
    ],
    [
      'poetry install --no-root --no-dev',
      '/app/.venv',
      'flask==2.0 jinja2==2.1',
      { POETRY_VIRTUALENVS_IN_PROJECT: '1', POETRY_VIRTUALENVS_OPTIONS_NO_PIP: 'true' },
    ],
    [
      'poetry install --no-root --no-dev',
      SITE,
      'flask==2.0 jinja2==2.1',
      { POETRY_VIRTUALENVS_CREATE: 'false' },
    ],
    ['poetry install --only main', CACHE_VENV, 'flask==2.0 jinja2==2.1 mine==0 pip==24.0'],
  ])('%s in %s: %s', (line, folder, expected, env = {}) => {
    expect(installedBelow(run(poetry, line, { files: POETRY, env }).effects, folder)).toBe(
      expected,
    );
  });

  test('config is remembered, export prints', () => {
    const [effect] = run(poetry, 'poetry config virtualenvs.create false').effects;
    expect(effect?.type === 'write' && effect.content.text).toBe('virtualenvs.create = false\n');
    const config = { '/root/.config/pypoetry/config.toml': 'virtualenvs.create = false\n' };
    const { effects } = run(poetry, 'poetry install --no-root --only main', {
      files: { ...POETRY, ...config },
    });
    expect(installedBelow(effects, SITE)).toBe('flask==2.0 jinja2==2.1');
    expect(run(poetry, 'poetry export --without dev', { files: POETRY }).stdout).toBe(
      'flask==2.0\njinja2==2.1\n',
    );
  });
});

test('pdm by its lock', () => {
  const files = {
    '/app/pyproject.toml': '[project]\nname = "mine"\ndependencies = ["flask"]\n',
    '/app/pdm.lock':
      '[[package]]\nname = "flask"\nversion = "2.0"\ngroups = ["default"]\n[[package]]\nname = "pytest"\nversion = "9.0"\ngroups = ["dev"]\n',
  };
  expect(
    installedBelow(run(pdm, 'pdm install --prod --no-self', { files }).effects, '/app/.venv'),
  ).toBe('flask==2.0');
  expect(installedBelow(run(pdm, 'pdm sync --no-self', { files }).effects, '/app/.venv')).toBe(
    'flask==2.0 pytest==9.0',
  );
});

test('pipenv by Pipfile.lock, with byte-code', () => {
  const files = {
    '/app/Pipfile.lock': JSON.stringify({
      default: { flask: { version: '==2.0' } },
      develop: { pytest: { version: '==9.0' } },
    }),
  };
  const system = run(pipenv, 'pipenv install --system --deploy', { files, ...QUIET });
  expect(installedBelow(system.effects, SITE)).toBe('flask==2.0');
  expect(bytesOf(system.effects, 'bytecode')).toBe(1_000_000);
  const dev = run(pipenv, 'pipenv sync --dev', { files, env: { PIPENV_VENV_IN_PROJECT: '1' } });
  expect(installedBelow(dev.effects, '/app/.venv')).toContain('pytest==9.0');
});

test('pipx gives each tool an environment and one shared pip', () => {
  const { effects } = run(pipx, 'pipx install poetry');
  expect(installedBelow(effects, '/root/.local/share/pipx/venvs/poetry')).toBe('poetry==2.0');
  expect(installedBelow(effects, '/root/.local/share/pipx/shared')).toContain('pip==');
});
