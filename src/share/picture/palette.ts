import type { ByteKind } from './byteKind.ts';

/** A colour on a light and on a dark ground. */
export type Shade = readonly [light: string, dark: string];

/**
 * Colours of pictures that leave the page and so cannot use its stylesheet; they are those of the page's tokens, by the same names.
 */
export const PALETTE = {
  canvas: ['#f6f8fa', '#0e151c'],
  ink: ['#17212b', '#e8edf2'],
  'ink-2': ['#51606e', '#9fadba'],
  'line-strong': ['#8593a0', '#627282'],
  grid: ['#e4e9ee', '#1f2a34'],
  red: ['#bd3a22', '#ff8a70'],
  warm: ['#855608', '#e8b268'],
  total: ['#384552', '#c5ced7'],
  'code-keyword': ['#7a34c2', '#c49bf2'],
  'kind-base': ['#7d8fb5', '#889bb8'],
  'kind-system': ['#bb7e11', '#ecbc5d'],
  'kind-python': ['#2a6bc1', '#5297ec'],
  'kind-packages': ['#269b83', '#316e68'],
  'kind-context': ['#477141', '#a1db9b'],
  'kind-model': ['#6b3d7b', '#8b479f'],
  'kind-other': ['#3c3f44', '#d5d7dc'],
} as const satisfies Readonly<Record<string, Shade>>;

/** What the colours stand for, for legends. */
export const KIND_NAMES: Readonly<Record<ByteKind, string>> = {
  base: 'base image',
  system: 'system packages',
  python: 'Python packages',
  packages: 'other packages',
  context: 'build context',
  model: 'models, downloads',
  other: 'other files',
};
