import { cacheMountElsewhere } from '../../../src/engine/advice/cacheMountElsewhere.ts';
import { testAdvice } from './testAdvice.ts';

// Places: pip cache dir, uv cache dir, npm config get cache; https://docs.docker.com/build/cache/optimize/#use-cache-mounts
testAdvice(cacheMountElsewhere, {
  'root’s cache for another user': {
    text: 'FROM a\nUSER app\nRUN --mount=type=cache,target=/root/.cache/pip pip install b\n',
    lines: [3],
    after: 'FROM a\nUSER app\nRUN --mount=type=cache,target=/home/app/.cache/pip pip install b\n',
  },
  'another tool’s cache': {
    text: 'FROM a\nRUN --mount=type=cache,target=/home/app/.npm,uid=1000 npm ci\n',
    lines: [2],
    after: 'FROM a\nRUN --mount=type=cache,target=/root/.npm,uid=1000 npm ci\n',
  },
  'a tilde is not expanded there': {
    text: 'FROM a\nRUN --mount=type=cache,target=~/.cache/uv uv sync\n',
    lines: [2],
    after: 'FROM a\nRUN --mount=type=cache,target=/root/.cache/uv uv sync\n',
  },
  'the right place, and a folder above it': {
    text: 'FROM a\nRUN --mount=type=cache,target=/root/.cache/pip pip install b\nRUN --mount=type=cache,target=/root/.cache pip install b\n',
    lines: [],
  },
  'a place that a variable names': {
    text: 'FROM a\nENV PIP_CACHE_DIR=/cache\nUSER app\nRUN --mount=type=cache,target=/cache pip install b\n',
    lines: [],
  },
  'a user by number: nobody knows the home': {
    text: 'FROM a\nUSER 1000\nRUN --mount=type=cache,target=/root/.cache/pip pip install b\n',
    lines: [],
  },
  'a home of its own': {
    text: 'FROM a\nRUN useradd --home-dir /srv/app app\nUSER app\nRUN --mount=type=cache,target=/srv/app/.cache/pip pip install b\n',
    lines: [],
  },
  'GOPATH of the golang images': {
    text: 'FROM golang:1.22\nRUN --mount=type=cache,target=/go/pkg/mod go mod download\n',
    lines: [],
  },
});
