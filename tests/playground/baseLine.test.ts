import { describe, expect, it } from 'vitest';
import type { StageReport } from '../../src/engine/report.ts';
import { baseLine, withBase } from '../../src/playground/editor/settings/baseLine.ts';

function stage(index: number, base: string, rest: Partial<StageReport> = {}): StageReport {
  const line = index * 10 + 1;
  return {
    ...{ index, base, line, endLine: line, name: null, reached: true, isTarget: false, bytes: 0 },
    ...rest,
  };
}

describe('the image below the target', () => {
  it.each([
    ['of the only stage', [stage(0, 'a:1', { isTarget: true })], { line: 1, image: 'a:1' }],
    [
      'through a stage, in another letter case',
      [stage(0, 'a:1', { name: 'deps' }), stage(1, 'Deps', { isTarget: true })],
      { line: 1, image: 'a:1' },
    ],
    [
      'an image with the name of a later stage',
      [stage(0, 'app', { isTarget: true }), stage(1, 'b', { name: 'app' })],
      { line: 1, image: 'app' },
    ],
    [
      'an image with the name of its own stage',
      [stage(0, 'node', { name: 'node', isTarget: true })],
      { line: 1, image: 'node' },
    ],
    ['no stage is the target', [stage(0, 'a:1')], null],
  ] as const)('%s', (_, stages, expected) => {
    expect(baseLine(stages)).toEqual(expected);
  });
});

describe('another image in its place', () => {
  it.each([
    ['FROM a:1', 1, 'b:2', 'FROM b:2'],
    ['# x\nfrom  a:1  AS  app\r\nRUN y', 2, 'b', '# x\nfrom  b  AS  app\r\nRUN y'],
    ['FROM --platform=$BUILDPLATFORM a', 1, 'b', 'FROM --platform=$BUILDPLATFORM b'],
    ['FROM $BASE', 1, 'b:2', 'FROM b:2'],
    ['FROM \\\n  a:1', 1, 'b', null],
    ['RUN a', 1, 'b', null],
    ['FROM a', 9, 'b', null],
    ['FROM a', 1, 'b c', null],
    ['FROM a', 1, '', null],
  ])('%j', (text, line, image, expected) => {
    expect(withBase(text, line, image)).toBe(expected);
  });
});
