import { describe, expect, it } from 'vitest';
import { putOpening } from '../../scripts/opening/putOpening.ts';

const PAGE = `<html>
  <head>
    <script src="./opening.js"></script>
    <script type="module" crossorigin src="./assets/page.js"></script>
  </head>
  <body><div id="page"></div></body>
</html>`;
const OPENING = { example: 'first-one', markup: '<main>$& 12.5 GB</main>' };

describe('putOpening', () => {
  const html = putOpening(PAGE, OPENING, './assets/opening-1.json');

  it.each([
    ['the drawn page cannot be used', '<div id="page" inert><main>$& 12.5 GB</main></div>'],
    ['the script before the first paint knows the example', 'data-example="first-one"'],
    [
      'the answer is asked for at once',
      '<link rel="preload" as="fetch" crossorigin href="./assets/opening-1.json" data-opening>',
    ],
    ['scripts wait for styles', '<script type="module" fetchpriority="low" crossorigin'],
  ])('%s', (_, part) => {
    expect(html.split(part)).toHaveLength(2);
  });

  it.each([
    ['<div id="page"></div>', '<div id="elsewhere"></div>'],
    ['src="./opening.js"', 'src="./theme.js"'],
    ['type="module"', 'type="text/plain"'],
  ])('says when the page has no %s', (place, other) => {
    expect(() => putOpening(PAGE.replace(place, other), OPENING, 'a.json')).toThrow(place);
  });
});
