import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import type { ImageFacts } from '../../../src/engine/images/imageFacts.ts';
import { createImageTable } from '../../../src/engine/images/createImageTable.ts';
import type { BaseImage, ImageTable } from '../../../src/engine/images/imageTable.ts';
import { loadImageFacts } from './imageSliceForTests.ts';

let facts: ImageFacts;
let table: ImageTable;
beforeAll(async () => {
  facts = await loadImageFacts();
  table = createImageTable(facts);
});

function check(image: BaseImage): void {
  const sum = { bytes: 0, low: 0, high: 0 };
  for (const { amount, path } of image.contents) {
    sum.bytes += amount.bytes;
    sum.low += amount.low;
    sum.high += amount.high;
    expect(path).toMatch(/^\//);
    expect(amount.low).toBeGreaterThanOrEqual(0);
    expect(amount.low).toBeLessThanOrEqual(amount.bytes);
    expect(amount.high).toBeGreaterThanOrEqual(amount.bytes);
  }
  expect(sum).toEqual(image.amount);
  expect(image.compressed.low).toBeLessThanOrEqual(image.compressed.bytes);
  expect(image.compressed.high).toBeGreaterThanOrEqual(image.compressed.bytes);
  expect(image.compressed.bytes).toBeLessThanOrEqual(image.amount.bytes);
}

test('every row of the catalog gives its own bytes, and contents that add up to them', () => {
  let rows = 0;
  for (const [name, family] of facts.images) {
    for (const row of family.rows) {
      const image = table.resolve(`${name}:${row.tag}`, 'linux/amd64', undefined);
      check(image);
      if (row.evidence === 'published') {
        expect(image.amount.bytes, `${name}:${row.tag}`).toBe(row.amount.bytes);
        rows += 1;
      }
    }
  }
  expect(rows).toBeGreaterThan(150);
});

test('random references never throw, and their contents add up', () => {
  const names = [...facts.images.keys(), 'nobody/knows', 'ghcr.io/astral-sh/uv', ''];
  const words = [
    'slim',
    'alpine',
    '3.12',
    '12.4.1',
    'bookworm',
    'ubuntu22.04',
    'devel',
    'cudnn8',
    'latest',
    'x',
    '-',
    ':',
    '@',
    '${A}',
    'é',
  ];
  const reference = fc.oneof(
    fc.string(),
    fc
      .tuple(fc.constantFrom(...names), fc.array(fc.constantFrom(...words), { maxLength: 4 }))
      .map(([name, parts]) => `${name}:${parts.join('-')}`),
  );
  const month = fc.option(fc.constantFrom('2021-03', '2024-11', '2026-11-20', 'x', ''), {
    nil: undefined,
  });
  fc.assert(
    fc.property(
      reference,
      fc.constantFrom('linux/amd64' as const, 'linux/arm64' as const),
      month,
      (text, platform, asOf) => {
        check(table.resolve(text, platform, asOf));
      },
    ),
    { numRuns: 400 },
  );
});

describe('what later lines look for', () => {
  test.each([
    ['python:3.12-slim', '/usr/local/bin/python3.12'],
    ['python:3.12-slim', '/usr/local/lib/python3.12/site-packages/pip'],
    ['python:3.11-slim', '/usr/local/lib/python3.11/site-packages/setuptools'],
    ['python:3.12-slim', '/etc/apt/apt.conf.d/docker-clean'],
    ['nvidia/cuda:12.4.1-runtime-ubuntu22.04', '/etc/apt/apt.conf.d/docker-clean'],
    ['nvidia/cuda:12.4.1-runtime-ubuntu22.04', '/usr/local/cuda'],
    ['alpine', '/bin/sh'],
    ['node:24-slim', '/usr/local/bin/node'],
    ['golang:1.26-bookworm', '/usr/local/go'],
    ['rust:1', '/usr/local/rustup'],
    ['continuumio/miniconda3', '/opt/conda'],
    ['ghcr.io/astral-sh/uv:latest', '/uv'],
    ['ghcr.io/astral-sh/uv:latest', '/uvx'],
    ['nginx:alpine', '/usr/share/nginx/html'],
    ['tiangolo/uvicorn-gunicorn:python3.10', '/usr/local/lib/python3.10/site-packages'],
    ['ghcr.io/astral-sh/uv:python3.12-bookworm-slim', '/usr/local/bin/uv'],
    ['mambaorg/micromamba:latest', '/bin/micromamba'],
  ])('%s has %s', (reference, path) => {
    const image = table.resolve(reference, 'linux/amd64', undefined);
    expect(image.contents.map((content) => content.path)).toContain(path);
  });

  // Dockerfiles of docker-library/python: setuptools and wheel only up to 3.11.
  test.each([
    ['python:3.11-slim', 'pip setuptools wheel'],
    ['python:3.12-slim', 'pip'],
    ['python:3.14', 'pip'],
    [
      'pytorch/pytorch:2.6.0-cuda12.4-cudnn9-devel',
      'pip setuptools wheel torch torchvision torchaudio',
    ],
    ['tensorflow/tensorflow:2.15.0-gpu', 'pip tensorflow'],
  ])('%s has %s installed', (reference, names) => {
    const [python] = table.resolve(reference, 'linux/amd64', undefined).pythons;
    expect(python?.installed.map((item) => item.name).join(' ')).toBe(names);
  });

  test.each([
    ['python:3.12-slim-bookworm', 'libtirpc3', true],
    ['python:3.13-slim-bookworm', 'libtirpc3', false],
    ['python:3.12', 'gcc', true],
    ['python:3.12-slim', 'gcc', false],
    ['node:22', 'git', true],
    ['golang:1.26', 'g++', true],
    ['nvidia/cuda:12.4.1-devel-ubuntu22.04', 'build-essential', true],
    ['nvidia/cuda:12.4.1-runtime-ubuntu22.04', 'build-essential', false],
    ['ubuntu:22.04', 'vim', false],
    ['alpine', 'bash', false],
  ])('%s holds the package %s: %s', (reference, name, held) => {
    const image = table.resolve(reference, 'linux/amd64', undefined);
    expect(image.debianPackages.includes(name)).toBe(held);
  });
});
