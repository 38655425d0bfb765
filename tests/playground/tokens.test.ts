import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { PALETTE } from '../../src/share/picture/palette.ts';

type Triple = readonly [number, number, number];

const css = readFileSync('src/playground/styles/tokens.css', 'utf8');
const tokens = new Map(
  [...css.matchAll(/--([\w-]+): light-dark\((#[\da-f]{6}), (#[\da-f]{6})\);/g)].map(
    ([, name = '', light = '', dark = '']) => [name, [light, dark] as const],
  ),
);
const KINDS = [...tokens.keys()].filter((name) => name.startsWith('kind-'));
const PAIRS = KINDS.flatMap((a, at) => KINDS.slice(at + 1).map((b) => [a, b] as const));

/** Full loss of one kind of cone: Machado, Oliveira and Fernandes 2009, table of severity 1.0, in linear RGB. */
const EYES: Readonly<Record<string, readonly [Triple, Triple, Triple]>> = {
  'all cones': [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

function linear(hex: string): Triple {
  const channel = (from: number): number => {
    const value = Number.parseInt(hex.slice(from, from + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return [channel(1), channel(3), channel(5)];
}

function seen(hex: string, eye: readonly [Triple, Triple, Triple]): Triple {
  const [r, g, b] = linear(hex);
  const row = ([x, y, z]: Triple): number => Math.min(1, Math.max(0, x * r + y * g + z * b));
  return [row(eye[0]), row(eye[1]), row(eye[2])];
}

/** CIELAB under D65: https://www.w3.org/TR/css-color-4/#cie-lab */
function lab([r, g, b]: Triple): Triple {
  const f = (t: number): number => (t > 0.008856 ? Math.cbrt(t) : 7.787 * t + 16 / 116);
  const x = f((0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.95047);
  const y = f(0.2126 * r + 0.7152 * g + 0.0722 * b);
  const z = f((0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.08883);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

/** WCAG 2.2, contrast ratio. */
function contrast(a: string, b: string): number {
  const luminance = (hex: string): number => {
    const [r, g, blue] = linear(hex);
    return 0.2126 * r + 0.7152 * g + 0.0722 * blue;
  };
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

const colour = (name: string, theme: 0 | 1): string => tokens.get(name)?.[theme] ?? '';

describe.each([
  ['light', 0],
  ['dark', 1],
] as const)('%s', (_name, theme) => {
  it.each(Object.entries(EYES))('bars can be told apart: %s', (_eye, eye) => {
    const close = PAIRS.filter(([a, b]) => {
      const [p, q] = [lab(seen(colour(a, theme), eye)), lab(seen(colour(b, theme), eye))];
      return Math.hypot(p[0] - q[0], p[1] - q[1], p[2] - q[2]) <= 18;
    });
    expect(PAIRS.length).toBe(21);
    expect(close).toEqual([]);
  });

  it.each(KINDS)('%s stands out from the ground, and words on it can be read', (kind) => {
    expect(contrast(colour(kind, theme), colour('canvas', theme))).toBeGreaterThanOrEqual(3);
    const words = colour(kind.replace('kind-', 'on-'), theme);
    expect(contrast(colour(kind, theme), words)).toBeGreaterThanOrEqual(4.5);
  });

  it.each(['ink', 'ink-2', 'accent', 'red', 'green', 'warm', 'hot'])('%s can be read', (text) => {
    for (const ground of ['canvas', 'surface', 'raised']) {
      expect(contrast(colour(text, theme), colour(ground, theme))).toBeGreaterThanOrEqual(4.5);
    }
  });
});

it('pictures that leave the page have its colours', () => {
  const ours = Object.keys(PALETTE).map((name) => [name, tokens.get(name)]);
  expect(Object.fromEntries(ours)).toEqual(PALETTE);
});
