import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { contentSecurityPolicy } from '../../scripts/contentSecurityPolicy.ts';
import { headersOf, readStaticHeaders } from '../../scripts/staticHeaders.ts';

const rules = readStaticHeaders(readFileSync('public/_headers', 'utf8'));

/** Directives by name, whatever their order. */
function directives(policy: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    policy.split(';').map((directive) => {
      const [name = '', ...sources] = directive.trim().split(/\s+/);
      return [name, sources.sort().join(' ')];
    }),
  );
}

describe('what static hosts say of a page is what it says of itself', () => {
  // Both hold at once, and a `meta` cannot speak of frames around the page (CSP 3, section 3.3).
  it.each([
    ['/', 'index.html', { 'frame-ancestors': "'self'" }],
    ['/index.html', 'index.html', { 'frame-ancestors': "'self'" }],
    ['/embed.html', 'embed.html', {}],
  ])('%s', (path, page, besides) => {
    const header = headersOf(rules, path)['Content-Security-Policy'] ?? '';
    expect(directives(header)).toEqual({ ...directives(contentSecurityPolicy(page)), ...besides });
  });
});

it('static hosts keep what never changes, and never the service worker', () => {
  expect(headersOf(rules, '/assets/index-abc.js')['Cache-Control']).toContain('immutable');
  expect(headersOf(rules, '/sw.js')['Cache-Control']).toBe('no-cache');
  expect(headersOf(rules, '/catalog/images.json')['Cache-Control']).toBeUndefined();
});

it.each(['index.html', 'embed.html'])('%s runs no script from text', (page) => {
  expect(contentSecurityPolicy(page)).toMatch(/^default-src 'none'; script-src 'self'; /);
  expect(contentSecurityPolicy(page)).not.toContain('unsafe-eval');
  expect(readFileSync(page, 'utf8')).not.toMatch(/<script(?![^>]*\ssrc=)|\son\w+=/);
});
