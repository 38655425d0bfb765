import { expect, test } from 'vitest';
import { exactly } from '../../../src/engine/amount.ts';
import type { Content } from '../../../src/engine/effects.ts';
import { fakeImage } from '../fakeCatalog.ts';
import { layersOf, report, type Case } from './weigh.ts';

/** The file by which official images tell apt to keep no archives. */
const DOCKER_CLEAN: Content = {
  path: '/etc/apt/apt.conf.d/docker-clean',
  spread: false,
  amount: exactly(0),
  fileClass: 'system',
  origin: { kind: 'base', name: 'base' },
  evidence: 'measured',
  source: 'a test',
};

/** Sections 6, 8 and 11: pip's, uv's and apt's documentation, and builds weighed on 2026-11-20. */
const CASES: readonly Case[] = [
  {
    rule: '16 pip keeps the wheels it downloads (30 MB) beside what it installs (80 MB and 20 MB of byte-code)',
    dockerfile: `FROM base
RUN pip install big`,
    layers: [130],
  },
  {
    rule: '16 --no-cache-dir keeps none',
    dockerfile: `FROM base
RUN pip install --no-cache-dir big`,
    layers: [100],
  },
  {
    rule: '17 any boolean in PIP_NO_CACHE_DIR turns the cache off, 0 too',
    dockerfile: `FROM base
ENV PIP_NO_CACHE_DIR=0
RUN pip install big`,
    layers: [100],
  },
  {
    rule: '14 a cache mount takes the cache',
    dockerfile: `FROM base
RUN --mount=type=cache,target=/root/.cache/pip pip install big`,
    layers: [100],
  },
  {
    rule: '15 a cache mount at another home does not',
    dockerfile: `FROM base
ENV HOME=/home/app
RUN --mount=type=cache,target=/root/.cache/pip pip install big`,
    layers: [130],
  },
  {
    rule: '18 PYTHONDONTWRITEBYTECODE does not stop pip from compiling',
    dockerfile: `FROM base
ENV PYTHONDONTWRITEBYTECODE=1
RUN pip install --no-cache-dir big`,
    layers: [100],
  },
  {
    rule: '19 --no-compile does',
    dockerfile: `FROM base
RUN pip install --no-cache-dir --no-compile big`,
    layers: [80],
  },
  {
    rule: 'byte-code removed in a later RUN stays',
    dockerfile: `FROM base
RUN pip install --no-cache-dir big
RUN find / -name __pycache__ -exec rm -rf {} +`,
    layers: [100, 0],
  },
  {
    rule: 'byte-code removed in the same RUN is gone',
    dockerfile: `FROM base
RUN pip install --no-cache-dir big && find / -name '*.pyc' -delete`,
    layers: [80],
  },
  {
    // 80 MB unpacked and none of the 20 MB of byte-code that pip makes.
    rule: '20 uv compiles nothing',
    dockerfile: `FROM base
RUN uv pip install --system --no-cache big`,
    layers: [80],
  },
  {
    // The unpacked wheel in the cache and the files in site-packages are the same 80 MB (image-spec layer.md, Hardlinks); 0.1 MB is metadata.
    rule: '21 the cache of uv is hard-linked into what it installs',
    dockerfile: `FROM base
RUN uv pip install --system big`,
    layers: [80.1],
  },
  {
    rule: '22 uv with UV_LINK_MODE=copy and no cache mount stores twice',
    dockerfile: `FROM base
ENV UV_LINK_MODE=copy
RUN uv pip install --system big`,
    layers: [160.1],
  },
  {
    rule: 'what is installed already is not installed again',
    dockerfile: `FROM base
RUN pip install --no-cache-dir big
RUN pip install --no-cache-dir user-of-big`,
    layers: [100, 100],
  },
  {
    rule: 'a package that another RUN uninstalls stays in the image',
    dockerfile: `FROM base
RUN pip install --no-cache-dir big
RUN pip uninstall -y big`,
    layers: [100, 0],
  },
  {
    rule: '12 site-packages copied from a builder bring what was installed there',
    dockerfile: `FROM base AS builder
RUN pip install --no-cache-dir big
FROM base
COPY --from=builder /usr/local/lib/python3.11/site-packages /usr/local/lib/python3.11/site-packages`,
    layers: [100],
  },
];

test.each(CASES.map((one) => [one.rule, one] as const))('%s', (_, given) => {
  expect(layersOf(given)).toEqual(given.layers);
});

test('26 apt’s lists stay unless the RUN that wrote them removes them', () => {
  const kept = layersOf({ dockerfile: 'FROM base\nRUN apt-get update && apt-get install -y curl' });
  const removed = layersOf({
    dockerfile:
      'FROM base\nRUN apt-get update && apt-get install -y curl && rm -rf /var/lib/apt/lists/*',
  });
  const later = layersOf({
    dockerfile:
      'FROM base\nRUN apt-get update && apt-get install -y curl\nRUN rm -rf /var/lib/apt/lists/*',
  });
  // Lists of bookworm with docker's configuration: 19,852,735 bytes, measured 2026-11-20.
  expect(Math.abs((kept[0] ?? 0) - (removed[0] ?? 0) - 19.9)).toBeLessThan(0.15);
  expect(later).toEqual([kept[0], 0]);
});

test('27 apt-get clean saves nothing where docker-clean is in force', () => {
  const image = { contents: [...fakeImage('base').contents, DOCKER_CLEAN] };
  const without = report({
    dockerfile: 'FROM base\nRUN apt-get update && apt-get install -y curl',
    facts: { image },
  });
  const cleaned = report({
    dockerfile: 'FROM base\nRUN apt-get update && apt-get install -y curl && apt-get clean',
    facts: { image },
  });
  expect(cleaned.image.bytes).toBe(without.image.bytes);
});

test('the user’s own figure takes the place of what a program writes', () => {
  const dockerfile = 'FROM base\nRUN ./build-everything --fast';
  const asked = report({ dockerfile }).unknowns[0];
  expect(asked?.answer).toEqual({ kind: 'context', key: 'output://./build-everything' });
  const workspace = { context: { 'output://./build-everything': 25_000_000 } };
  expect(layersOf({ dockerfile, workspace })).toEqual([25]);
  expect(report({ dockerfile, workspace }).unknowns).toEqual([]);
});
