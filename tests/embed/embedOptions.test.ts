import { expect, it } from 'vitest';
import { embedOptions } from '../../src/embed/embedOptions.ts';

const DEFAULT = {
  picture: null,
  loadLine: null,
  hidden: new Set(),
  tabs: null,
  isSpoiler: false,
};

it.each([
  ['', DEFAULT],
  ['?view=layers', { ...DEFAULT, picture: 'layers' }],
  ['?view=hologram', DEFAULT],
  ['?load-line=1.2GB', { ...DEFAULT, loadLine: 1_200_000_000 }],
  ['?load-line=-5', DEFAULT],
  ['?load-line=NaN', DEFAULT],
  ['?hide=code,%20open,everything', { ...DEFAULT, hidden: new Set(['code', 'open']) }],
  ['?tabs=a.txt,b.txt', { ...DEFAULT, tabs: ['a.txt', 'b.txt'] }],
  ['?tabs=', { ...DEFAULT, tabs: [] }],
  ['?spoiler', { ...DEFAULT, isSpoiler: true }],
  ['?spoiler=0', DEFAULT],
])('%s', (search, options) => {
  expect(embedOptions(search)).toEqual(options);
});
