import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'svelte/compiler';
import { expect, it } from 'vitest';

/** Attributes that a person reads or hears. */
const SPOKEN = new Set(['aria-label', 'aria-description', 'title', 'placeholder', 'alt', 'label']);
const WORD = /\p{L}{2,}/u;

/** Words that a component says itself instead of taking them from src/messages/. */
function wordsOf(source: string): readonly string[] {
  const words: string[] = [];
  const visit = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    if (Array.isArray(node)) {
      node.forEach(visit);
      return;
    }
    if ('type' in node && node.type === 'StyleDirective') return;
    if ('type' in node && node.type === 'Attribute') {
      if (!('name' in node) || !SPOKEN.has(String(node.name))) return;
    }
    if ('type' in node && node.type === 'Text' && 'data' in node && WORD.test(String(node.data))) {
      words.push(String(node.data).trim());
    }
    Object.values(node).forEach(visit);
  };
  visit(parse(source, { modern: true }).fragment);
  return words;
}

it.each([
  ['<p>Hello</p>', ['Hello']],
  ['<b title="Two words">{text.x} · {y} →</b>', ['Two words']],
  ['<b class="two words" aria-label={text.x}>×</b>', []],
])('%s says %j', (source, words) => {
  expect(wordsOf(source)).toEqual(words);
});

const components = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((path) =>
  path.endsWith('.svelte'),
);

it.each(components)('%s takes its words from src/messages/', (path) => {
  expect(wordsOf(readFileSync(`src/${path}`, 'utf8'))).toEqual([]);
});
