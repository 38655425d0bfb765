import { uvMount } from '../../../src/engine/rewrites/python/uvMount.ts';
import { uvNoCache } from '../../../src/engine/rewrites/python/uvNoCache.ts';
import { withoutDevGroup } from '../../../src/engine/rewrites/python/withoutDevGroup.ts';
import { testRewrite } from './testRewrite.ts';

// uv, Using uv in Docker: https://docs.astral.sh/uv/guides/integration/docker/
testRewrite(uvNoCache, {
  'uv pip install and uv sync': {
    before: 'FROM python:3.12\nRUN uv pip install --system flask\nRUN uv sync --frozen\n',
    after:
      'FROM python:3.12\nRUN uv pip install --no-cache --system flask\nRUN uv sync --no-cache --frozen\n',
  },
  'leaves the alias --no-cache-dir': {
    before: 'FROM python:3.12\nRUN uv pip install --no-cache-dir flask\n',
  },
  'leaves a layer without a cache': {
    before: 'FROM python:3.12\nRUN uv sync\n',
    pieces: [{ kind: 'pip', name: 'flask' }],
  },
});

testRewrite(uvMount, {
  'lends uv to the RUNs that use it': {
    before:
      'FROM python:3.12\nCOPY --from=ghcr.io/astral-sh/uv:0.9 /uv /uvx /bin/\nRUN uv sync\nRUN echo done\n',
    after:
      'FROM python:3.12\nRUN --mount=from=ghcr.io/astral-sh/uv:0.9,source=/uv,target=/bin/uv uv sync\nRUN echo done\n',
  },
  'leaves uv where the container starts with it': {
    before:
      'FROM python:3.12\nCOPY --from=ghcr.io/astral-sh/uv:0.9 /uv /bin/\nRUN uv sync\nCMD ["uv", "run", "a.py"]\n',
  },
  'leaves uv where a script may run it': {
    before:
      'FROM python:3.12\nCOPY --from=ghcr.io/astral-sh/uv:0.9 /uv /bin/\nRUN uv sync\nRUN sh -c "uv cache prune"\n',
  },
  'leaves another image': {
    before: 'FROM python:3.12\nCOPY --from=busybox /bin/sh /bin/\nRUN uv sync\n',
  },
});

testRewrite(withoutDevGroup, {
  'each tool in its own words': {
    before:
      'FROM python:3.12\nRUN uv sync --frozen\nRUN poetry install --no-root\nRUN pdm install\n',
    after:
      'FROM python:3.12\nRUN uv sync --no-dev --frozen\nRUN poetry install --only main --no-root\nRUN pdm install --prod\n',
  },
  'leaves those that chose': {
    before:
      'FROM python:3.12\nRUN uv sync --no-dev && poetry install --without dev && poetry run x\n',
  },
});
