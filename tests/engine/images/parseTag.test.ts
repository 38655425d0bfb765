import { describe, expect, test } from 'vitest';
import { parseTag } from '../../../src/engine/images/parseTag.ts';

describe('the parts of a tag', () => {
  test.each([
    ['python', '3.12-slim-bookworm', [3, 12], 'bookworm', 'slim', {}],
    ['python', '3.15.0a7-windowsservercore', [3, 15, 0], null, 'windowsservercore', {}],
    ['python', '3.13-alpine3.24', [3, 13], 'alpine3.24', 'alpine', {}],
    ['node', '24-bookworm-slim', [24], 'bookworm', 'slim', {}],
    ['node', 'lts-alpine', null, null, 'alpine', {}],
    ['debian', '12.6-slim', [12, 6], 'bookworm', 'slim', {}],
    ['debian', 'bookworm-20260803-slim', null, 'bookworm', 'slim', {}],
    ['ubuntu', '22.04', [22, 4], 'jammy', '', {}],
    ['ubuntu', 'focal-20240530', null, 'focal', '', {}],
    ['eclipse-temurin', '17.0.20_8-jre-alpine-3.24', [17, 0, 20], 'alpine3.24', 'alpine jre', {}],
    [
      'nvidia/cuda',
      '11.8.0-cudnn8-devel-ubuntu22.04',
      [11, 8, 0],
      'jammy',
      'cudnn devel',
      { cudnn: [8] },
    ],
    [
      'pytorch/pytorch',
      '2.3.0-cuda12.1-cudnn8-runtime',
      [2, 3, 0],
      null,
      'cuda cudnn runtime',
      { cuda: [12, 1], cudnn: [8] },
    ],
    [
      'ghcr.io/astral-sh/uv',
      'python3.12-trixie-slim',
      null,
      'trixie',
      'python slim',
      { python: [3, 12] },
    ],
    ['jupyter/base-notebook', 'python-3.11', null, null, 'python', { python: [3, 11] }],
    ['x', 'latest', null, null, '', {}],
  ])('%s:%s', (name, tag, version, suite, words, numbers) => {
    expect(parseTag(name, tag)).toEqual({
      version,
      suite,
      words: words === '' ? [] : words.split(' '),
      numbers,
    });
  });
});
