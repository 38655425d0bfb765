import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { contentSecurityPolicy } from '../../scripts/contentSecurityPolicy.ts';

const headers = readFileSync('public/_headers', 'utf8');

it.each([
  ['/', 'index.html'],
  ['/index.html', 'index.html'],
  ['/embed.html', 'embed.html'],
])('static hosts say of %s what %s says of itself', (path, page) => {
  const [, policy] = headers.split(`\n${path}\n  Content-Security-Policy: `);
  expect(policy?.startsWith(contentSecurityPolicy(page))).toBe(true);
});

it.each(['index.html', 'embed.html'])('%s runs no script from text', (page) => {
  expect(contentSecurityPolicy(page)).toMatch(/^default-src 'none'; script-src 'self'; /);
  expect(contentSecurityPolicy(page)).not.toContain('unsafe-eval');
  expect(readFileSync(page, 'utf8')).not.toMatch(/<script(?![^>]*\ssrc=)|\son\w+=/);
});
