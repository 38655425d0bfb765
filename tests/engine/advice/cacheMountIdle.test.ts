import { cacheMountIdle } from '../../../src/engine/advice/cacheMountIdle.ts';
import { testAdvice } from './testAdvice.ts';

// pip.pypa.io/en/stable/topics/caching/: --no-cache-dir disables the cache; docs.astral.sh/uv/concepts/cache/: --no-cache.
testAdvice(cacheMountIdle, {
  pip: {
    text: 'FROM a\nRUN --mount=type=cache,target=/root/.cache/pip pip install --no-cache-dir -r requirements.txt\n',
    lines: [2],
    after:
      'FROM a\nRUN --mount=type=cache,target=/root/.cache/pip pip install -r requirements.txt\n',
  },
  uv: {
    text: 'FROM a\nRUN --mount=type=cache,target=/root/.cache/uv uv sync --no-cache --frozen\n',
    lines: [2],
    after: 'FROM a\nRUN --mount=type=cache,target=/root/.cache/uv uv sync --frozen\n',
  },
  'a variable says it': {
    text: 'FROM a\nENV PIP_NO_CACHE_DIR=1\nRUN --mount=type=cache,target=/root/.cache/pip pip install b\n',
    lines: [3],
  },
  'no mount': { text: 'FROM a\nRUN pip install --no-cache-dir b\n', lines: [] },
  'a mount of something else': {
    text: 'FROM a\nRUN --mount=type=cache,target=/var/cache/apt pip install --no-cache-dir b\n',
    lines: [],
  },
  'the mount is used': {
    text: 'FROM a\nRUN --mount=type=cache,target=/root/.cache/pip pip install b\n',
    lines: [],
  },
});
