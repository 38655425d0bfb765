import { describe, expect, it } from 'vitest';
import { slimBase } from '../../../src/engine/rewrites/bases/slimBase.ts';
import { slimTag } from '../../../src/engine/rewrites/bases/slimTag.ts';
import { testRewrite } from './testRewrite.ts';

describe('slimTag', () => {
  // Tags as the official images list them: https://hub.docker.com/_/python and its neighbours.
  it.each([
    ['python', '3.12', '3.12-slim'],
    ['python', '3.12-bookworm', '3.12-slim-bookworm'],
    ['python', 'latest', 'slim'],
    ['python', '', 'slim'],
    ['python', 'bookworm', 'slim-bookworm'],
    ['python', '3.13.0rc1', '3.13.0rc1-slim'],
    ['node', '22-bookworm', '22-bookworm-slim'],
    ['node', 'lts', 'lts-slim'],
    ['ruby', '3.3', '3.3-slim'],
    ['debian', 'bookworm', 'bookworm-slim'],
    ['debian', '12.5', '12.5-slim'],
    ['debian', 'latest', null],
    ['python', '3.12-slim', null],
    ['python', '3.12-slim-bookworm', null],
    ['python', '3.12-alpine', null],
    ['python', '3.12-windowsservercore', null],
    ['nginx', '1.27', null],
  ])('%s:%s', (name, tag, expected) => {
    expect(slimTag(name, tag)).toBe(expected);
  });
});

testRewrite(slimBase, {
  'writes the reference anew and keeps the rest of the line': {
    before: 'from --platform=linux/amd64 docker.io/library/python:3.12-bookworm as app\nCOPY a b\n',
    after:
      'from --platform=linux/amd64 docker.io/library/python:3.12-slim-bookworm as app\nCOPY a b\n',
  },
  'installs the tools that the file runs': {
    before:
      'FROM python:3.12\nRUN git clone https://example.org/a.git && curl -O https://example.org/b\n',
    after:
      'FROM python:3.12-slim\nRUN apt-get update && apt-get install -y --no-install-recommends ca-certificates curl git && rm -rf /var/lib/apt/lists/*\nRUN git clone https://example.org/a.git && curl -O https://example.org/b\n',
  },
  'does not install what is installed already': {
    before:
      'FROM python:3.12\nRUN apt-get update && apt-get install -y git\nRUN git clone https://example.org/a.git\n',
    after:
      'FROM python:3.12-slim\nRUN apt-get update && apt-get install -y git\nRUN git clone https://example.org/a.git\n',
  },
  'installs what a package without wheels is built with': {
    before: 'FROM python:3.12\nRUN pip install psycopg2==2.9.9\n',
    after:
      'FROM python:3.12-slim\nRUN apt-get update && apt-get install -y --no-install-recommends gcc libc6-dev libpq-dev && rm -rf /var/lib/apt/lists/*\nRUN pip install psycopg2==2.9.9\n',
  },
  'sees curl in a health check': {
    before: 'FROM python:3.12\nHEALTHCHECK CMD curl -f http://localhost/ || exit 1\n',
    after:
      'FROM python:3.12-slim\nRUN apt-get update && apt-get install -y --no-install-recommends ca-certificates curl && rm -rf /var/lib/apt/lists/*\nHEALTHCHECK CMD curl -f http://localhost/ || exit 1\n',
  },
  'leaves a digest, another registry and a builder that is only copied from': {
    before:
      'FROM python:3.12 AS builder\nRUN make\nFROM ghcr.io/org/python:3.12\nCOPY --from=builder /a /a\n',
  },
  'leaves slim and alpine': { before: 'FROM python:3.12-slim\nCOPY a b\n' },
});
