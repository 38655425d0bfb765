import { describe, expect, test } from 'vitest';
import { parseReference } from '../../../src/engine/images/parseReference.ts';
import { shortName } from '../../../src/engine/images/shortName.ts';

// The grammar of distribution/reference (reference.go): name [":" tag] ["@" digest], the first component a host if it holds . or :
describe('a reference is taken apart', () => {
  test.each([
    ['python', null, 'python', null, null],
    ['python:3.12-slim', null, 'python', '3.12-slim', null],
    ['library/python:3', null, 'library/python', '3', null],
    ['localhost:5000/team/app:1.0', 'localhost:5000', 'team/app', '1.0', null],
    ['localhost/app', 'localhost', 'app', null, null],
    ['ghcr.io/astral-sh/uv:0.8.15', 'ghcr.io', 'astral-sh/uv', '0.8.15', null],
    ['registry.example:443/a/b/c', 'registry.example:443', 'a/b/c', null, null],
    ['python:3.11-slim@sha256:da04', null, 'python', '3.11-slim', 'sha256:da04'],
    ['python@sha256:da04', null, 'python', null, 'sha256:da04'],
  ])('%s', (text, registry, repository, tag, digest) => {
    expect(parseReference(text)).toEqual({ registry, repository, tag, digest });
  });

  test.each([[''], ['${BASE}'], ['Python'], ['a//b'], ['python:'], ['python:-x'], ['a b']])(
    '%j is no reference',
    (text) => {
      expect(parseReference(text)).toBeNull();
    },
  );
});

describe('mirrors serve the image of the same short name', () => {
  test.each([
    ['python:3', 'python', null],
    ['docker.io/library/python:3', 'python', null],
    ['index.docker.io/library/python:3', 'python', null],
    ['docker.io/pytorch/pytorch', 'pytorch/pytorch', null],
    ['public.ecr.aws/docker/library/python:3.11', 'python', null],
    ['mirror.gcr.io/library/node', 'node', null],
    ['mirror.gcr.io/pytorch/pytorch', 'pytorch/pytorch', null],
    ['public.ecr.aws/lambda/python:3.12', 'public.ecr.aws/lambda/python', null],
    ['nvcr.io/nvidia/cuda:12.4.1-base-ubuntu22.04', 'nvidia/cuda', null],
    ['nvcr.io/nvidia/pytorch:24.01-py3', 'nvcr.io/nvidia/pytorch', null],
    ['quay.io/jupyter/base-notebook', 'jupyter/base-notebook', null],
    ['rockylinux/rockylinux:9', 'rockylinux', null],
    [
      'mcr.microsoft.com/vscode/devcontainers/python:3',
      'mcr.microsoft.com/devcontainers/python',
      null,
    ],
    ['arm64v8/ubuntu:22.04', 'ubuntu', 'linux/arm64'],
    ['amd64/python', 'python', 'linux/amd64'],
    ['ghcr.io/team/python', 'ghcr.io/team/python', null],
    ['localhost:5000/python', 'localhost:5000/python', null],
  ])('%s is %s', (text, name, platform) => {
    const reference = parseReference(text);
    if (reference === null) throw new Error(`${text} is no reference`);
    expect(shortName(reference)).toEqual({ name, platform });
  });
});
