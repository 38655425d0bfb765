import { expect, test } from 'vitest';
import { weighWorkspace } from '../../../src/engine/weighWorkspace.ts';
import { fakeCatalog } from '../fakeCatalog.ts';
import { report } from './weigh.ts';

test.each([
  ['FROM scratch\nCOPY a /a', 1],
  ['FROM scratch', 0],
  ['FROM base\nCOPY a /a\nWORKDIR /x', 3],
  ['FROM scratch AS one\nCOPY a /a\nFROM one\nCOPY a /b', 2],
])('%s: %i layers', (dockerfile, count) => {
  expect(report({ dockerfile, workspace: { context: { a: 5 } } }).image.layerCount).toBe(count);
});

/** Source: moby/buildkit dockerfile2llb/convert.go, toCommand and dispatch. */
test.each([
  ['from-variable', 'FROM base AS b\nFROM base\nARG S=b\nCOPY --from=$S /a /a', 4],
  ['no-such-stage', 'FROM base AS b\nFROM base\nCOPY --from=7 /a /a', 3],
  ['later-stage', 'FROM base\nCOPY --from=b /a /a\nFROM base AS b', 2],
])('the builder refuses %s', (id, dockerfile, line) => {
  const { findings } = report({ dockerfile, workspace: { target: '0', context: { a: 5 } } });
  const all = [...findings, ...report({ dockerfile }).findings];
  expect(all).toContainEqual(expect.objectContaining({ id, line, severity: 'error' }));
});

test('bytes that may be there travel too', () => {
  const { image } = report({ dockerfile: 'FROM scratch AS a\nFROM scratch\nCOPY --from=a /x /x' });
  expect(image).toMatchObject({ bytes: 0, high: 500e6, compressedBytes: 0, compressedHigh: 500e6 });
});

test('the same question at the same line is asked once, so that its id is its own', () => {
  const { unknowns } = report({ dockerfile: 'FROM base\nRUN unheard; unheard' });
  expect(unknowns.map(({ id }) => id)).toEqual(['2:unheard']);
});

test('a part of a folder weighs no more packed than unpacked', () => {
  const { layers } = report({
    dockerfile: 'FROM base AS b\nFROM scratch\nCOPY --from=b /usr/lib/x /x',
    facts: { image: { contents: [{ ...BASE, compressed: 40_000_000 }] } },
  });
  const [copied] = layers;
  expect(copied?.bytes).toBe(20_000_000);
  expect(copied?.compressedBytes).toBeLessThan(20_000_000);
});

const BASE = {
  path: '/',
  spread: true,
  amount: { bytes: 100_000_000, low: 100_000_000, high: 100_000_000 },
  fileClass: 'system',
  origin: { kind: 'base', name: 'base' },
  evidence: 'measured',
  source: 'a test',
} as const;

test('chown of some folder inside one of which only the whole is known: a range, not nothing', () => {
  const rows = ['/app/data', '/app/logs', '/app/run.sh', '/app'].map((path) => {
    const dockerfile = `FROM base\nCOPY app /app\nRUN mkdir -p /app/logs && chown -R 1000 ${path}`;
    const { layers } = report({ dockerfile, workspace: { context: { 'app/': 5000 } } });
    return [path, layers.at(-1)?.bytes, layers.at(-1)?.high];
  });
  expect(rows).toEqual([
    ['/app/data', 0, 5000],
    ['/app/logs', 0, 0],
    ['/app/run.sh', 0, 0],
    ['/app', 5000, 5000],
  ]);
});

test.each([
  ['linux/arm64/v8', 'arm64'],
  ['linux/aarch64', 'arm64'],
  ['arm64', 'arm64'],
  ['linux/x86_64', 'amd64'],
  ['$BUILDPLATFORM', 'amd64'],
])('FROM --platform=%s is %s', (platform, architecture) => {
  const asked: string[] = [];
  const catalog = fakeCatalog();
  const images = catalog.images();
  const spy = {
    ...catalog,
    images: () =>
      images && {
        resolve: (...args: Parameters<typeof images.resolve>) => {
          asked.push(args[1]);
          return images.resolve(...args);
        },
      },
  };
  weighWorkspace({ dockerfile: `FROM --platform=${platform} base` }, spy);
  expect(asked).toContain(`linux/${architecture}`);
});

test('a chain of eight thousand stages is walked, whatever the depth of the stack', () => {
  const stages = Array.from({ length: 8_000 }, (_, i) => `FROM s${i} AS s${i + 1}`);
  const dockerfile = `FROM base AS s0\n${stages.join('\n')}`;
  expect(weighWorkspace({ dockerfile }, fakeCatalog()).image.layerCount).toBe(1);
});

test('FROM that names nothing is refused in a stage that nobody needs, too', () => {
  const { error } = report({ dockerfile: 'FROM $UNSET AS unused\nFROM base' });
  expect([error?.id, error?.line]).toEqual(['unset-base', 1]);
});
