import { describe, expect, it } from 'vitest';
import { scriptsOfPage } from '../../scripts/budget/scriptsOfPage.ts';

describe('what a built page runs at once', () => {
  it.each([
    [
      '<script type="module" crossorigin src="./assets/index-a1.js"></script>',
      ['assets/index-a1.js'],
    ],
    ['<link rel="modulepreload" crossorigin href="./assets/b-2.js">', ['assets/b-2.js']],
    ['<script  src="./theme.js"></script>', ['theme.js']],
    ['<link rel="stylesheet" href="./assets/a.css"><link rel="icon" href="./icon.svg">', []],
    ['<script>inline()</script>', []],
    ['<link rel="preload" as="image" href="./a.js">', []],
  ])('%s', (html, scripts) => {
    expect(scriptsOfPage(html)).toEqual(scripts);
  });
});
