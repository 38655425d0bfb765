import { beforeAll, describe, expect, test } from 'vitest';
import type { BaseImage, ImageTable } from '../../../src/engine/images/imageTable.ts';
import { loadImageTable } from './imageSliceForTests.ts';

let table: ImageTable;
beforeAll(async () => {
  table = await loadImageTable();
});

function resolve(reference: string, asOf?: string): BaseImage {
  return table.resolve(reference, 'linux/amd64', asOf);
}

function suiteOf(image: BaseImage): string {
  const { system } = image;
  if (system.kind !== 'debian') return system.kind;
  return system.standsInFor ?? system.suite;
}

// Bytes are those of docker-library/repo-info's pages ("Virtual Size"), as scripts/catalog/facts/images/official.jsonl holds them.
describe('published images', () => {
  test.each([
    [
      'python:3.12-slim-bookworm',
      'python:3.12-slim-bookworm',
      'exact',
      124_300_000,
      'bookworm',
      '3.12',
    ],
    ['python:3.12-slim', 'python:3.12-slim-trixie', 'exact', 127_410_000, 'trixie', '3.12'],
    ['python:slim', 'python:3.14-slim-trixie', 'alias', 119_660_000, 'trixie', '3.14'],
    ['python', 'python:3.14-trixie', 'alias', 1_120_000_000, 'trixie', '3.14'],
    ['python:3.9-slim', 'python:3.9-slim-trixie', 'alias', 120_470_000, 'trixie', '3.9'],
    [
      'docker.io/library/python:3.11-slim-bookworm',
      'python:3.11-slim-bookworm',
      'exact',
      130_010_000,
      'bookworm',
      '3.11',
    ],
    ['node:20', 'node:20-bookworm', 'alias', 1_100_000_000, 'bookworm', '3.11'],
    ['golang:1.25', 'golang:1.25-trixie', 'alias', 847_670_000, 'trixie', '3.13'],
    ['ubuntu:22.04', 'ubuntu:22.04', 'exact', 78_080_000, 'ubuntu jammy', ''],
    ['ubuntu:jammy', 'ubuntu:22.04', 'alias', 78_080_000, 'ubuntu jammy', ''],
    ['ubuntu', 'ubuntu:26.04', 'alias', 100_150_000, 'ubuntu resolute', ''],
    ['debian:stable-slim', 'debian:trixie-slim', 'alias', 78_640_000, 'trixie', ''],
    ['debian:buster-slim', 'debian:buster-slim', 'exact', 69_250_000, 'debian buster', ''],
    ['alpine', 'alpine:3.24', 'alias', 8_420_000, 'alpine', ''],
    [
      'python:3.11-slim@sha256:da047cb8',
      'python:3.11-slim-trixie',
      'exact',
      124_850_000,
      'trixie',
      '3.11',
    ],
  ])('%s', (reference, resolved, match, bytes, suite, python) => {
    const image = resolve(reference);
    expect({
      resolved: image.resolved,
      match: image.match,
      bytes: image.amount.bytes,
      suite: suiteOf(image),
      python: image.pythons[0]?.version ?? '',
    }).toEqual({ resolved, match, bytes, suite, python });
    expect(image.evidence).toBe('published');
  });
});

// What a floating tag meant then: docker-library/official-images, history of library/python, node and ubuntu.
describe('floating tags as of a month', () => {
  test.each([
    ['python:3.11-slim', '2023-01', 'bullseye'],
    ['python:3.11-slim', '2025-06', 'bookworm'],
    ['python:3.11-slim', '2026-01', 'trixie'],
    ['python:3.11-slim-bookworm', '2026-01', 'bookworm'],
    ['python:3', '2024-01', 'bookworm'],
    ['debian:stable-slim', '2022-01', 'bullseye'],
    ['ubuntu', '2023-05', 'ubuntu jammy'],
    ['ubuntu:latest', '2021-05', 'ubuntu focal'],
    ['node:latest', '2024-11', 'bookworm'],
  ])('%s in %s stands on %s', (reference, asOf, suite) => {
    expect(suiteOf(resolve(reference, asOf))).toBe(suite);
  });

  test.each([
    ['python:slim', '2023-01', '3.11'],
    ['python:slim', '2024-01', '3.12'],
    ['python:3', '2025-11', '3.14'],
  ])('%s in %s held python %s', (reference, asOf, version) => {
    expect(resolve(reference, asOf).pythons[0]?.version).toBe(version);
  });
});

// Pages of docker-library/repo-info from that time (gathered.jsonl): the build nearest to the month is taken.
describe('builds of the time', () => {
  test.each([
    ['python:3.12-slim', '2026-08', 119_210_000],
    ['python:3.12-slim', '2026-09', 127_410_000],
    ['python:3.11-slim', '2023-12', 130_550_000],
    ['python:3.11-slim', '2024-09', 129_930_000],
    ['python:3.12-slim', '2024-10', 124_310_000],
  ])('%s in %s', (reference, asOf, bytes) => {
    expect(resolve(reference, asOf).amount.bytes).toBe(bytes);
  });

  test('the compressed size follows the flavour', () => {
    // python slim packs to 0.34-0.37 of its size in every published pair.
    const image = resolve('python:3.12-slim', '2026-08');
    const ratio = image.compressed.bytes / image.amount.bytes;
    expect(ratio).toBeGreaterThan(0.33);
    expect(ratio).toBeLessThan(0.38);
  });
});

// A patch release keeps the suite of its last rebuild: release schedules against the days of suites.tsv.
describe('patch releases without a suite', () => {
  test.each([
    ['python:3.9.7-slim', 'bullseye'],
    ['python:3.10.0-slim', 'bullseye'],
    ['python:3.11.3', 'bullseye'],
    ['python:3.11.4', 'bookworm'],
    ['python:3.12.9-slim', 'bookworm'],
    ['python:3.13.11-slim', 'trixie'],
    ['golang:1.17', 'bullseye'],
    ['golang:1.21', 'bookworm'],
    ['rust:1.79', 'bookworm'],
    ['node:20.19.0-slim', 'bookworm'],
  ])('%s stands on %s', (reference, suite) => {
    const image = resolve(reference);
    expect(suiteOf(image)).toBe(suite);
    expect(image.evidence).toBe('derived');
  });
});

describe('neighbours stand in', () => {
  // The expected range is what the same image of that time was published with, or its neighbours' spread.
  test.each([
    ['python:3.7', 870e6, 1100e6],
    ['node:18-alpine', 110e6, 145e6],
    ['nvidia/cuda:13.0.3-cudnn-runtime-ubuntu24.04', 2.4e9, 3.6e9],
    ['nvidia/cuda:13.0.3-base-ubuntu24.04', 0.2e9, 0.4e9],
    ['pytorch/pytorch:2.3.0-cuda12.1-cudnn8-runtime', 5e9, 9e9],
    ['ghcr.io/astral-sh/uv:python3.13-bookworm-slim', 160e6, 190e6],
    ['tiangolo/uvicorn-gunicorn:python3.10', 1e9, 1.25e9],
    ['nginx:1.24-alpine', 20e6, 60e6],
  ])('%s', (reference, low, high) => {
    const image = resolve(reference);
    expect(image.match).toBe('nearest');
    expect(image.amount.bytes).toBeGreaterThan(low);
    expect(image.amount.bytes).toBeLessThan(high);
    expect(image.amount.low).toBeLessThan(image.amount.bytes);
    expect(image.amount.high).toBeGreaterThan(image.amount.bytes);
  });
});

describe('tags that are built no more', () => {
  // Pages of docker-library/repo-info of those years: node 14-buster 912.64 MB (2021-10), 18-alpine3.16 170.93 MB (2023-01), python
  // 3.7-slim-buster 112.59 MB (2021-02), nginx 1.22-alpine 23.51 MB (2022-11).
  test.each([
    ['node:14', '2021-10', 912.64e6],
    ['node:18-alpine3.16', '2023-01', 170.93e6],
    ['python:3.7-slim-buster', '2021-02', 112.59e6],
    ['nginx:1.22-alpine', '2022-12', 23.51e6],
  ])('%s in %s', (reference, asOf, bytes) => {
    const { amount } = resolve(reference, asOf);
    expect(amount.low).toBeLessThanOrEqual(bytes);
    expect(amount.high).toBeGreaterThanOrEqual(bytes);
    expect(Math.abs(amount.bytes / bytes - 1)).toBeLessThan(0.04);
  });

  test.each([
    // NVIDIA's toolkits grew fourfold from CUDA 10 to 12: a neighbour of another generation says little.
    ['nvidia/cuda:10.0-cudnn7-devel-ubuntu18.04', 2.7e9, 3.5e9],
    ['nvidia/cuda:10.2-cudnn7-runtime-ubuntu18.04', 1.6e9, 2.4e9],
    ['nginx:1.27-alpine', 45e6, 51e6],
    ['python:3.8-slim-buster', 105e6, 130e6],
  ])('%s', (reference, low, high) => {
    const { amount } = resolve(reference);
    expect(amount.bytes).toBeGreaterThan(low);
    expect(amount.bytes).toBeLessThan(high);
  });
});

describe('unknown images are unknown, with a range', () => {
  test.each([['company.example/team/app:1'], ['my-base'], ['${BASE}'], ['python@sha256:da04']])(
    '%s',
    (reference) => {
      const image = resolve(reference);
      expect(image.match).toBe('unknown');
      expect(image.evidence).toBe('unknown');
      expect(image.amount.low).toBeGreaterThan(0);
      expect(image.amount.low).toBeLessThan(image.amount.bytes);
      expect(image.amount.high).toBeGreaterThan(image.amount.bytes);
    },
  );

  test('scratch weighs nothing', () => {
    expect(resolve('scratch')).toMatchObject({
      match: 'scratch',
      amount: { bytes: 0, low: 0, high: 0 },
      contents: [],
      layerCount: 0,
    });
  });
});

describe('arm64', () => {
  // Published blobs: python 3.12-slim-bookworm 45,088,091 bytes on arm64, 45,437,565 on amd64 (repo-info, 2026-08).
  test('published blobs give the size at the ratio of amd64', () => {
    const image = table.resolve('python:3.12-slim-bookworm', 'linux/arm64', undefined);
    expect(image.compressed.bytes).toBe(45_088_091);
    expect(image.amount.bytes).toBe(Math.round((124_300_000 * 45_088_091) / 45_437_565));
    expect(image.evidence).toBe('derived');
  });

  test('an architecture in the namespace counts', () => {
    const image = table.resolve('arm64v8/ubuntu:22.04', 'linux/amd64', undefined);
    expect(image.compressed.bytes).toBe(27_620_032);
  });
});
