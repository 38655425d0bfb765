import { describe, expect, test } from 'vitest';
import { exactly } from '../../../src/engine/amount.ts';
import type { BaseImage } from '../../../src/engine/images/imageTable.ts';
import { fakeImage } from '../fakeCatalog.ts';
import { fakeProject } from './fakeProject.ts';
import { layersOf, report, type Case } from './weigh.ts';

const GLIBC = 'cp311-cp311-manylinux_2_17_x86_64';

/**
 * torch as it is published: PyPI's builds want NVIDIA's libraries (500 and 900 MB here), those of the cpu index do not (200 MB), and
 * PyPI is one release ahead. pip is 10 MB, and 12 MB in its next release.
 */
const PYTHON = [
  fakeProject('torch', [
    { version: '2.1.0', bytes: 500e6, requires: ['nvidia-cudnn-cu12'], tags: GLIBC },
    { version: '2.0.0+cpu', bytes: 200e6, index: 'pytorch-cpu', tags: 'cp311-cp311-linux_x86_64' },
    { version: '2.0.0', bytes: 480e6, requires: ['nvidia-cudnn-cu12'], tags: GLIBC },
  ]),
  fakeProject('nvidia-cudnn-cu12', [
    { version: '9.0', bytes: 900e6, tags: 'py3-none-manylinux_2_17_x86_64' },
  ]),
  fakeProject('pip', [
    { version: '25.0', bytes: 12e6 },
    { version: '24.0', bytes: 10e6 },
  ]),
];
const facts = { python: PYTHON };
const CPU = 'https://download.pytorch.org/whl/cpu';

const CASES: readonly Case[] = [
  {
    // pip merges indexes and takes the highest version (PEP 440): 2.1.0 of PyPI beats 2.0.0+cpu, and brings CUDA. 500 + 900.
    rule: '24 an extra index does not keep CUDA out of an unpinned torch',
    dockerfile: `FROM base
RUN pip install --no-cache-dir torch --extra-index-url ${CPU}`,
    facts,
    layers: [1400],
  },
  {
    // A local version sorts above the same public one: 2.0.0+cpu satisfies ==2.0.0 and wins.
    rule: '24 pinned to a version that both indexes have, the cpu build wins',
    dockerfile: `FROM base
RUN pip install --no-cache-dir torch==2.0.0 --extra-index-url ${CPU}`,
    facts,
    layers: [200],
  },
  {
    // uv stops at the first index that has the name, and extra indexes come first (uv, Compatibility with pip). 0.1 is its cache.
    rule: '24 uv takes the extra index before PyPI',
    dockerfile: `FROM base
RUN uv pip install --system torch --extra-index-url ${CPU}`,
    facts,
    layers: [200.1],
  },
  {
    // --index-url replaces PyPI: only the cpu index is asked.
    rule: '23 an index of its own keeps CUDA out',
    dockerfile: `FROM base
RUN pip install --no-cache-dir torch --index-url ${CPU}`,
    facts,
    layers: [200],
  },
  {
    // Poetry's environments lie below its cache folder (Poetry, Configuration: virtualenvs.path): the mount takes them along.
    rule: '41 the environment of poetry vanishes with a mount on its cache',
    dockerfile: `FROM base
WORKDIR /app
COPY pyproject.toml poetry.lock ./
RUN --mount=type=cache,target=/root/.cache/pypoetry poetry install --no-root`,
    workspace: { files: poetryProject() },
    layers: [0, 0, 0],
  },
  {
    // 80 MB of `big` and the environment's pip: Poetry compiles nothing unless told to, and its downloads are in the mount.
    rule: '41 in the project it stays, and the mount takes the downloads only',
    dockerfile: `FROM base
WORKDIR /app
COPY pyproject.toml poetry.lock ./
RUN --mount=type=cache,target=/root/.cache/pypoetry POETRY_VIRTUALENVS_IN_PROJECT=1 poetry install --no-root`,
    workspace: { files: poetryProject() },
    layers: [0, 0, 85.9],
  },
  {
    // The same without a mount: `rm -rf ~/.cache` removes the environment of the application.
    rule: '41 removing the cache removes the environment',
    dockerfile: `FROM base
WORKDIR /app
COPY pyproject.toml poetry.lock ./
RUN poetry install --no-root && rm -rf /root/.cache`,
    workspace: { files: poetryProject() },
    layers: [0, 0, 0],
  },
  {
    // The shape of a much-read article that claims 8 GB become 0.9: what it calls discarded is copied into the last stage whole,
    // 500 + 900 MB; the search for byte-code looks where none is, and in a layer of its own could give back nothing.
    rule: '42 the packages of the builder are copied on, and the last clean-up frees nothing',
    dockerfile: `FROM base AS builder
RUN pip install --user --no-cache-dir torch==2.1.0
FROM base
COPY --from=builder /root/.local /root/.local
WORKDIR /app
COPY app.py .
RUN find /app -type d -name __pycache__ -exec rm -rf {} +`,
    facts,
    workspace: { files: { 'app.py': 'x'.repeat(300_000) } },
    layers: [1400, 0, 0.3, 0],
  },
];

test.each(CASES.map((one) => [one.rule, one] as const))('%s', (_, given) => {
  expect(layersOf(given)).toEqual(given.layers);
});

describe('25 CUDA twice', () => {
  const image = 'nvidia/cuda:12.1.1-cudnn8-runtime-ubuntu22.04';
  const images: Readonly<Record<string, Partial<BaseImage>>> = {
    [image]: baseOf(3_000e6),
    'nvidia/cuda:12.1.1-base-ubuntu22.04': baseOf(250e6),
  };

  test('the wheels carry their own: a base without the libraries saves 3,000 - 250 MB', () => {
    const { suggestions } = report({
      dockerfile: `FROM ${image}\nRUN pip install --no-cache-dir torch`,
      facts: { ...facts, images },
    });
    const saved = suggestions.find(({ id }) => id === 'cuda-base')?.savedBytes;
    expect(saved).toBe(2_750e6);
  });

  test('without such wheels nothing is said', () => {
    const { suggestions } = report({
      dockerfile: `FROM ${image}\nRUN pip install --no-cache-dir big`,
      facts: { images },
    });
    expect(suggestions.map(({ id }) => id)).not.toContain('cuda-base');
  });
});

describe('37 torch on Alpine', () => {
  const { findings, image } = report({
    dockerfile: 'FROM alpine\nRUN pip install --no-cache-dir torch',
    facts: { ...facts, image: { system: { kind: 'alpine', release: '3.22' } } },
  });

  test('is an error: torch publishes wheels for glibc only (PEP 656)', () => {
    const errors = findings.filter(({ severity }) => severity === 'error');
    expect(errors.map(({ id, line }) => `${id} ${line}`)).toEqual(['no-wheel-for-musl 2']);
  });

  test('and brings no bytes', () => {
    expect(image.bytes).toBe(100_000_000);
  });
});

test('38 pip that upgrades itself is stored twice', () => {
  const site = '/usr/local/lib/python3.11/site-packages';
  const base = fakeImage('base');
  const old = {
    path: site,
    spread: true,
    amount: exactly(10e6),
    fileClass: 'code',
    origin: { kind: 'pip', name: 'pip', version: '24.0' },
    evidence: 'measured',
    source: 'a test',
  } as const;
  const python = { ...base.pythons[0], version: '3.11', prefix: '/usr/local', sitePackages: site };
  const { layers, image } = report({
    dockerfile: 'FROM base\nRUN pip install --no-cache-dir --upgrade pip',
    facts: {
      ...facts,
      image: {
        amount: exactly(110e6),
        contents: [...base.contents, old],
        pythons: [{ ...python, hasBytecode: true, installed: [{ name: 'pip', version: '24.0' }] }],
      },
    },
  });
  // 12 MB of the new one come on top; the 10 MB of the old one stay in the base's layer, hidden.
  expect(layers.map(({ bytes }) => Math.round(bytes / 1e5) / 10)).toEqual([110, 12]);
  expect(image.wastedBytes).toBe(10e6);
});

function baseOf(bytes: number): Partial<BaseImage> {
  const { contents } = fakeImage('base');
  return {
    amount: exactly(bytes),
    contents: contents.map((content) => ({ ...content, amount: exactly(bytes) })),
  };
}

function poetryProject(): Readonly<Record<string, string>> {
  return {
    'pyproject.toml': `[tool.poetry]
name = "app"
version = "1"
[tool.poetry.dependencies]
python = "^3.11"
big = "1.0"
`,
    'poetry.lock': `[[package]]
name = "big"
version = "1.0"
optional = false
python-versions = "*"
files = []

[metadata]
lock-version = "2.0"
python-versions = "^3.11"
content-hash = "0"
`,
  };
}
