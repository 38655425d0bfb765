import { describe, expect, test } from 'vitest';
import { pip } from '../../../src/engine/commands/pip/pip.ts';
import { runProgram, type FakeStageOptions } from './fakeStage.ts';
import { bytesOf, installedBelow, pythonStage, SITE, summary, venvWith } from './pythonStage.ts';

function run(line: string, options: FakeStageOptions = {}): ReturnType<typeof runProgram> {
  return runProgram(pip, line, pythonStage(options));
}

test('pip install: the tree, byte-code, the cache, and byte-code of the base', () => {
  expect(summary(run('pip install flask').effects)).toEqual([
    '/usr/local/lib: byte-code of the standard library (pip) bytecode 5.1',
    `${SITE}: byte-code of pip bytecode 5.5`,
    `${SITE}: flask==3.0 code 0.8`,
    `${SITE}: flask==3.0 data 2.2`,
    `${SITE}: flask==3.0 bytecode 1.0`,
    `${SITE}: jinja2==3.1 code 0.8`,
    `${SITE}: jinja2==3.1 data 2.2`,
    `${SITE}: jinja2==3.1 bytecode 1.0`,
    '/root/.cache/pip/http-v2: pip cache 1.0',
    '/root/.cache/pip/http-v2: pip cache 1.0',
  ]);
});

// pip issue 12031, and a build measured on 2026-11-20: the process that installs setuptools is not told of --no-cache-dir.
describe('what builds a project stays in the cache', () => {
  const files = {
    '/app/pyproject.toml':
      '[build-system]\nrequires = ["poetry"]\n[project]\nname = "mine"\ndependencies = ["jinja2"]\n',
  };
  test.each<[string, string, FakeStageOptions?]>([
    ['pip install --no-cache-dir .', 'poetry-2.0'],
    ['pip install --no-cache-dir -e .', 'poetry-2.0'],
    ['pip install .', 'poetry-2.0 jinja2-3.1'],
    ['pip install --no-cache-dir --no-build-isolation .', ''],
    ['pip install --no-cache-dir .', '', { env: { PIP_NO_CACHE_DIR: '1' } }],
    ['pip install --no-cache-dir jinja2', ''],
    ['pip install --no-cache-dir .', '', { lower: { '/root/.cache/pip/http-v2/poetry-2.0/': 9 } }],
  ])('%s: %s', (line, expected, options = {}) => {
    const { effects } = run(line, { files, ...options });
    const kept = effects.flatMap((effect) =>
      effect.type === 'write' && effect.content.fileClass === 'cache'
        ? [effect.content.path.split('/').at(-1)]
        : [],
    );
    expect(kept.join(' ')).toBe(expected);
  });
});

describe('where packages go', () => {
  test.each<[string, string, FakeStageOptions?]>([
    ['pip install flask', SITE],
    ['pip3.11 install flask', SITE],
    ['pip install --target /opt/lib flask', '/opt/lib'],
    ['pip install --prefix=/install flask', '/install/lib/python3.11/site-packages'],
    ['pip install --root /image flask', `/image${SITE}`],
    ['pip install --user flask', '/root/.local/lib/python3.11/site-packages'],
    // Without root pip falls back to the user's folder.
    ['pip install flask', '/home/app/.local/lib/python3.11/site-packages', { user: 'app' }],
    ['/venv/bin/pip install flask', '/venv/lib/python3.11/site-packages', { lower: venvWith() }],
    [
      'pip install flask',
      '/venv/lib/python3.11/site-packages',
      { lower: venvWith(), env: { PATH: '/venv/bin:/usr/local/bin' } },
    ],
    [
      'pip --python /venv/bin/python install flask',
      '/venv/lib/python3.11/site-packages',
      { lower: venvWith() },
    ],
    ['pip install flask', '/opt/x', { env: { PIP_TARGET: '/opt/x' } }],
  ])('%s: %s', (line, folder, options) => {
    expect(installedBelow(run(line, options).effects, folder)).toBe('flask==3.0 jinja2==3.1');
  });

  test("Debian's own Python: dist-packages, and a refusal since Debian 12", () => {
    const options = {
      image: { pythons: [] },
      dpkg: { python3: '3.11.2-1', 'python3-jinja2': '3.1.2-1' },
    };
    const { effects } = run('pip3 install flask', options);
    expect(installedBelow(effects, '/usr/local/lib/python3.11/dist-packages')).toBe('flask==3.0');
    expect(summary(effects)).toContain('!externally-managed-environment');
    const severity = (own: FakeStageOptions): string[] =>
      run('pip3 install flask', own).effects.flatMap((effect) =>
        effect.type === 'notice' ? [effect.notice.severity] : [],
      );
    expect(severity(options)).toEqual(['error']);
    // A Python that was built from source may come first in PATH.
    const built = { '/usr/local/': { evidence: 'unknown' } } as const;
    expect(severity({ ...options, files: built })).toEqual(['warning']);
    const forced = run('pip3 install --break-system-packages flask', options);
    expect(summary(forced.effects)).not.toContain('!externally-managed-environment');
  });
});

describe('the cache', () => {
  // pip, cli/cmdoptions.py: any valid boolean disables, an empty string is not set (five cases measured 2026-11-20).
  test.each<[string, FakeStageOptions, number]>([
    ['pip install jinja2', {}, 1_000_340],
    ['pip install --no-cache-dir jinja2', {}, 0],
    ['pip install jinja2', { env: { PIP_NO_CACHE_DIR: '1' } }, 0],
    ['pip install jinja2', { env: { PIP_NO_CACHE_DIR: '0' } }, 0],
    ['pip install jinja2', { env: { PIP_NO_CACHE_DIR: 'false' } }, 0],
    ['pip install jinja2', { env: { PIP_NO_CACHE_DIR: '' } }, 1_000_340],
    ['pip install jinja2', { user: 'app', home: '/root' }, 0],
  ])('%s %o leaves %d bytes', (line, options, bytes) => {
    expect(bytesOf(run(line, options).effects, 'cache')).toBe(bytes);
  });

  test.each<[string, Record<string, string>, string]>([
    ['pip install jinja2', {}, '/root/.cache/pip/http-v2'],
    ['pip install jinja2', { XDG_CACHE_HOME: '/c' }, '/c/pip/http-v2'],
    ['pip install jinja2', { PIP_CACHE_DIR: '/p' }, '/p/http-v2'],
    ['pip install --cache-dir /q jinja2', { PIP_CACHE_DIR: '/p' }, '/q/http-v2'],
  ])('%s %o keeps it in %s', (line, env, folder) => {
    expect(summary(run(line, { env }).effects)).toContain(`${folder}: pip cache 1.0`);
  });
});

describe('byte-code', () => {
  test('of packages: --no-compile leaves it out, PYTHONDONTWRITEBYTECODE does not', () => {
    const env = { PYTHONDONTWRITEBYTECODE: '1' };
    expect(bytesOf(run('pip install jinja2', { env }).effects, 'bytecode')).toBe(1_000_000);
    expect(bytesOf(run('pip install --no-compile jinja2', { env }).effects, 'bytecode')).toBe(0);
  });

  // Real builds of 2026-11-20: 10,598,557 bytes on python 3.11 with pip 23.2.1.
  test.each<[string, FakeStageOptions, number]>([
    ['pip list', {}, 10_598_557],
    ['pip install --no-compile jinja2', {}, 10_598_557],
    ['pip list', { env: { PYTHONDONTWRITEBYTECODE: '1' } }, 0],
    ['pip list', { user: 'app' }, 0],
    [
      'pip list',
      {
        lower: {
          '/usr/local/lib/python3.11/': {
            amount: { bytes: 10_598_557, low: 1, high: 2e7 },
            origin: { kind: 'python', name: 'x' },
          },
        },
      },
      0,
    ],
  ])('of the base: %s %o writes %d', (line, options, bytes) => {
    expect(Math.round(bytesOf(run(line, options).effects, 'bytecode'))).toBe(bytes);
  });
});

describe('what is there already', () => {
  const lower = venvWith('flask==2.0', 'jinja2==2.1');
  const env = { PATH: '/venv/bin' };
  const site = '/venv/lib/python3.11/site-packages';
  test.each([
    ['pip install flask', ''],
    ['pip install -U flask', 'flask==3.0 jinja2==3.1'],
    ['pip install jinja2==3.1', 'jinja2==3.1'],
    ['pip install --force-reinstall jinja2==2.1', 'jinja2==2.1'],
  ])('%s writes "%s"', (line, expected) => {
    const { effects } = run(line, { lower, env });
    expect(installedBelow(effects, site)).toBe(expected);
    const removed = summary(effects).some((text) => text.startsWith('delete'));
    expect(removed).toBe(expected !== '');
  });

  test("the base's pip is replaced by --upgrade pip", () => {
    expect(installedBelow(run('pip install --upgrade pip').effects, SITE)).toBe('pip==26.2');
    expect(installedBelow(run('pip install pip').effects, SITE)).toBe('');
  });

  test('uninstall takes away what the names brought', () => {
    expect(summary(run('pip uninstall -y Flask jinja2', { lower, env }).effects)).toContain(
      `delete flask jinja2 ${site} /venv/bin`,
    );
  });
});

describe('files', () => {
  test('a requirements file in the stage, one in the context, and one that nobody gave', () => {
    const text = '-r more.txt\njinja2<3\n';
    const files = { '/app/requirements.txt': text, '/app/more.txt': 'numpy<2' };
    expect(installedBelow(run('pip install -r requirements.txt', { files }).effects, SITE)).toBe(
      'jinja2==2.1 numpy==1.26.4',
    );
    const workspace = { files: { 'backend/requirements.txt': 'jinja2' } };
    expect(
      installedBelow(run('pip install -r /tmp/requirements.txt', { workspace }).effects, SITE),
    ).toBe('jinja2==3.1');
    const { effects } = run('pip install -r requirements.txt');
    const unknown = effects.find((effect) => effect.type === 'unknown');
    expect(unknown?.unknown.answer).toEqual({ kind: 'file', path: 'requirements.txt' });
  });

  test('constraints, pip.conf and the text of standard input', () => {
    const files = {
      '/app/c.txt': 'numpy<2\nflask',
      '/etc/pip.conf': '[global]\nno-cache-dir = true\n',
    };
    const { effects } = run('pip install -c c.txt numpy', { files });
    expect(installedBelow(effects, SITE)).toBe('numpy==1.26.4');
    expect(bytesOf(effects, 'cache')).toBe(0);
    const stdin = { kind: 'text', text: 'jinja2==2.1\n', exact: true } as const;
    expect(installedBelow(run('pip install -r /dev/stdin', { stdin }).effects, SITE)).toBe(
      'jinja2==2.1',
    );
  });

  test('a project: what pyproject.toml requires, and its sources', () => {
    const files = {
      '/app/pyproject.toml':
        '[project]\nname = "mine"\ndependencies = ["jinja2"]\n[project.optional-dependencies]\ndev = ["pytest"]\n',
      '/app/mine/main.py': 10_000,
    };
    expect(installedBelow(run('pip install .[dev]', { files }).effects, SITE)).toBe(
      'jinja2==3.1 mine==0 pytest==9.0',
    );
    expect(installedBelow(run('pip install --no-deps -e .', { files }).effects, SITE)).toBe(
      'mine==0',
    );
  });

  test('wheels of an earlier pip wheel', () => {
    const wheels = run('pip wheel --no-cache-dir --wheel-dir /wheels flask==2.0');
    expect(summary(wheels.effects).slice(2)).toEqual([
      '/wheels: flask==2.0 archive 1.0',
      '/wheels: jinja2==3.1 archive 1.0',
    ]);
    const files = Object.fromEntries(
      wheels.effects.flatMap((effect) =>
        effect.type === 'write' && effect.content.fileClass === 'archive'
          ? [[effect.content.path, effect.content] as const]
          : [],
      ),
    );
    const offline = run('pip install --no-index --find-links=/wheels flask', { files });
    expect(installedBelow(offline.effects, SITE)).toBe('flask==2.0 jinja2==3.1');
    const named = run('pip install /wheels/flask-2.0-py3-none-any.whl', { files });
    expect(installedBelow(named.effects, SITE)).toBe('flask==2.0 jinja2==3.1');
  });
});

describe('indexes', () => {
  test.each<[string, string, Record<string, string>?]>([
    ['pip install torch==2.6.0', '2.6.0'],
    ['pip install torch --index-url https://download.pytorch.org/whl/cpu', '2.6.0+cpu'],
    [
      'pip install torch==2.6.0 --extra-index-url https://download.pytorch.org/whl/cpu',
      '2.6.0+cpu',
    ],
    ['pip install torch', '2.6.0+cpu', { PIP_INDEX_URL: 'https://download.pytorch.org/whl/cpu' }],
    ['pip install torch -f https://download.pytorch.org/whl/cpu/torch_stable.html', '2.6.0+cpu'],
  ])('%s takes %s', (line, version, env = {}) => {
    expect(installedBelow(run(line, { env }).effects, SITE)).toBe(`torch==${version}`);
  });
});

test.each([
  ['pip install --dry-run flask', ''],
  ['pip list', ''],
  ['pip', ''],
  ['pip install', ''],
  ['pip install ""', ''],
])('%s installs nothing', (line) => {
  expect(installedBelow(run(line).effects, SITE)).toBe('');
});

test('an unknown name and a repository are said, with a range', () => {
  expect(
    summary(
      run('pip install --no-cache-dir secret git+https://github.com/a/b.git', { user: 'x' })
        .effects,
    ),
  ).toEqual(['?secret', '?git+https://github.com/a/b.git']);
});

test('without the table the install is unknown, and loading it will tell', () => {
  const { effects } = run('pip install flask', { catalog: { wheels: () => undefined } });
  expect(summary(effects)).toContain('?pip install flask');
});
