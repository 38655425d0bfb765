import { describe, expect, it } from 'vitest';
import type { FoundFile } from '../../src/playground/editor/folder/foundFile.ts';
import { readFolder } from '../../src/playground/editor/folder/readFolder.ts';
import { sumUp } from '../../src/playground/editor/folder/sumUp.ts';
import {
  isDockerfile,
  isTextThatMatters,
} from '../../src/playground/editor/folder/textsThatMatter.ts';

const file = (path: string, size: number, text = ''): FoundFile => ({
  path,
  size,
  text: () => Promise.resolve(text),
});

describe('sumUp', () => {
  const files = [
    { path: 'app.py', size: 1 },
    { path: 'src/a.py', size: 2 },
    { path: 'src/deep/b.py', size: 3 },
    { path: 'data/x', size: 4 },
    { path: 'data/y', size: 5 },
  ];

  it('keeps every file apart where that fits', () => {
    expect(Object.keys(sumUp(files, 10))).toEqual(files.map(({ path }) => path).sort(byDepth));
  });

  it('sums up the folders deepest down, where it runs out of room', () => {
    expect(sumUp(files, 4)).toEqual({ 'app.py': 1, 'src/a.py': 2, 'data/': 9, 'src/deep/b.py': 3 });
    expect(sumUp(files, 1)).toEqual({ 'app.py': 1, 'src/': 5, 'data/': 9 });
  });

  function byDepth(a: string, b: string): number {
    return a.split('/').length - b.split('/').length || order.indexOf(a) - order.indexOf(b);
  }
  const order = ['app.py', 'src/a.py', 'data/x', 'data/y', 'src/deep/b.py'];
});

describe('readFolder', () => {
  it('opens what matters, measures the rest and takes the Dockerfile nearest to the root', async () => {
    const read = await readFolder(
      [
        file('docker/Dockerfile', 9, 'FROM inner'),
        file('Dockerfile', 11, 'FROM outer'),
        file('requirements.txt', 6, 'torch\n'),
        file('.dockerignore', 5, '.git\n'),
        file('model.bin', 5_000_000),
        file('node_modules/x/package.json', 700, '{}'),
        file('package.json', 3, '\0\0'),
      ],
      new AbortController().signal,
      () => undefined,
    );
    expect(read.dockerfile).toBe('FROM outer');
    expect(read.files).toEqual({ 'requirements.txt': 'torch\n', '.dockerignore': '.git\n' });
    expect(read.context).toEqual({
      Dockerfile: 11,
      'docker/Dockerfile': 9,
      'model.bin': 5_000_000,
      'node_modules/x/package.json': 700,
      // No text after all: it counts.
      'package.json': 3,
    });
    expect(read).toMatchObject({ fileCount: 7, bytes: 5_000_734 });
  });

  it('reads 100,000 files, telling how far it is, into a workspace of bounded size', async () => {
    const many = Array.from({ length: 100_000 }, (_, at) =>
      file(`data/${at % 1000}/${Math.floor(at / 1000) % 10}/${at}.png`, 10),
    );
    const told: number[] = [];
    const read = await readFolder(many, new AbortController().signal, ({ files }) =>
      told.push(files),
    );
    expect(told.length).toBeGreaterThan(100);
    expect(told.at(-1)).toBe(100_000);
    expect(Object.keys(read.context).length).toBeLessThanOrEqual(2000);
    expect(Object.values(read.context).reduce((sum, bytes) => sum + bytes, 0)).toBe(1_000_000);
  });

  it('ends when it is cancelled', async () => {
    const aborter = new AbortController();
    const files = Array.from({ length: 5000 }, (_, at) => file(`f${at}`, 1));
    const reading = readFolder(files, aborter.signal, () => aborter.abort());
    await expect(reading).rejects.toThrow(/abort/i);
  });
});

describe('what is opened', () => {
  it.each([
    ['requirements.txt', true],
    ['requirements-dev.txt', true],
    ['requirements/base.in', true],
    ['services/api/pyproject.toml', true],
    ['uv.lock', true],
    ['.dockerignore', true],
    ['pom.xml', true],
    ['web/next.config.mjs', true],
    ['docker-compose.prod.yml', true],
    ['node_modules/a/package.json', false],
    ['notes.txt', false],
    ['main.py', false],
  ])('%s: %s', (path, expected) => {
    expect(isTextThatMatters(path, 100)).toBe(expected);
  });

  it.each([
    ['Dockerfile', true],
    ['docker/Dockerfile.gpu', true],
    ['api.Dockerfile', true],
    ['Containerfile', true],
    ['Dockerfile.dockerignore', false],
    ['node_modules/a/Dockerfile', false],
    ['Dockerfiles.md', false],
  ])('a Dockerfile: %s: %s', (path, expected) => {
    expect(isDockerfile(path)).toBe(expected);
  });
});
