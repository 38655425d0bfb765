import { cacheMountMissing } from '../../../src/engine/advice/cacheMountMissing.ts';
import { testAdvice } from './testAdvice.ts';

// https://docs.docker.com/build/cache/optimize/#use-cache-mounts
testAdvice(cacheMountMissing, {
  'pip: the option that forbids the cache goes': {
    text: 'from a\nrun pip install --no-cache-dir -r requirements.txt\n',
    lines: [2],
    after:
      'from a\nrun --mount=type=cache,target=/root/.cache/pip pip install -r requirements.txt\n',
  },
  'go has two, in every RUN that builds': {
    text: 'FROM golang:1.22\nRUN go mod download\nRUN go build -o /a\n',
    lines: [2],
    after: `
      FROM golang:1.22
      RUN --mount=type=cache,target=/go/pkg/mod --mount=type=cache,target=/root/.cache/go-build go mod download
      RUN --mount=type=cache,target=/go/pkg/mod --mount=type=cache,target=/root/.cache/go-build go build -o /a
    `,
  },
  'npm ci beside another mount': {
    text: 'FROM node\nRUN --mount=type=secret,id=npmrc npm ci\n',
    lines: [2],
    after:
      'FROM node\nRUN --mount=type=cache,target=/root/.npm --mount=type=secret,id=npmrc npm ci\n',
  },
  'has one': {
    text: 'FROM a\nRUN --mount=type=cache,target=/root/.cache pip install b\n',
    lines: [],
  },
  'another user: the mount would belong to root': {
    text: 'FROM a\nUSER app\nRUN pip install b\n',
    lines: [],
  },
  'the folder is read by another line': {
    text: 'FROM golang:1.22 AS b\nRUN go mod download\nFROM scratch\nCOPY --from=b /go/pkg/mod /mod\n',
    lines: [],
  },
  'a variable forbids the cache': {
    text: 'FROM a\nENV PIP_NO_CACHE_DIR=1\nRUN pip install b\n',
    lines: [],
  },
});
