import { expect, it } from 'vitest';
import { headersOf, readStaticHeaders } from '../../scripts/staticHeaders.ts';

const RULES = readStaticHeaders(`# a comment
/*
  X-All: 1
  X-Both: all

/page.html
  X-Both: page: with a colon
/assets/*
  X-Asset: 2
`);

it.each([
  ['/', { 'X-All': '1', 'X-Both': 'all' }],
  ['/page.html', { 'X-All': '1', 'X-Both': 'page: with a colon' }],
  ['/assets/a.js', { 'X-All': '1', 'X-Both': 'all', 'X-Asset': '2' }],
])('%s', (path, headers) => {
  expect(headersOf(RULES, path)).toEqual(headers);
});
