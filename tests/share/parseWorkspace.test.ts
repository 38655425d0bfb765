import { describe, expect, it } from 'vitest';
import { parseWorkspace } from '../../src/share/parseWorkspace.ts';

describe('parseWorkspace', () => {
  it.each<[string, unknown]>([
    ['{"dockerfile":""}', { dockerfile: '' }],
    [
      '{"dockerfile":"F","files":{"a":"x"},"context":{"b/":3},"target":"t","buildArgs":{"A":"1"},"platform":"linux/amd64","asOf":"2025-06"}',
      {
        dockerfile: 'F',
        files: { a: 'x' },
        context: { 'b/': 3 },
        target: 't',
        buildArgs: { A: '1' },
        platform: 'linux/amd64',
        asOf: '2025-06',
      },
    ],
    // A row may carry its own id, and null for what it does not say.
    ['{"dockerfile":"F","id":7,"target":null,"files":null}', { dockerfile: 'F' }],
    // As `docker buildx` prints the platform.
    [
      '{"dockerfile":"F","platform":"linux/arm64/v8"}',
      { dockerfile: 'F', platform: 'linux/arm64' },
    ],
    ['{"dockerfile":"F","asOf":"2025-06-30"}', { dockerfile: 'F', asOf: '2025-06-30' }],
  ])('takes %s', (json, workspace) => {
    expect(parseWorkspace(JSON.parse(json))).toEqual({ ok: true, workspace });
  });

  it.each<[string, string]>([
    ['null', 'the workspace must be a JSON object'],
    ['"FROM a"', 'the workspace must be a JSON object'],
    ['[{"dockerfile":"F"}]', 'the workspace must be a JSON object'],
    ['{"Dockerfile":"F"}', 'dockerfile is missing'],
    ['{"dockerfile":1}', 'dockerfile must be a string'],
    ['{"dockerfile":null}', 'dockerfile must be a string'],
    ['{"dockerfile":"F","files":[]}', 'files must be an object of texts by path'],
    ['{"dockerfile":"F","files":{"a.b":1}}', 'files["a.b"] must be a string'],
    ['{"dockerfile":"F","files":{"__proto__":"x"}}', 'files "__proto__" is no name for an entry'],
    [
      '{"dockerfile":"F","buildArgs":{"constructor":"x"}}',
      'buildArgs "constructor" is no name for an entry',
    ],
    ['{"dockerfile":"F","context":{"a":-1}}', 'context["a"] must be a whole number of bytes'],
    // JSON.parse makes Infinity of it.
    ['{"dockerfile":"F","context":{"a":1e999}}', 'context["a"] must be a whole number of bytes'],
    ['{"dockerfile":"F","context":{"a":0.5}}', 'context["a"] must be a whole number of bytes'],
    ['{"dockerfile":"F","context":{"a":"5 MB"}}', 'context["a"] must be a number of bytes'],
    ['{"dockerfile":"F","target":5}', 'target must be a string'],
    ['{"dockerfile":"F","platform":"windows/amd64"}', 'platform must be linux/amd64 or'],
    ['{"dockerfile":"F","asOf":"2025-13"}', 'asOf must be a month or a day'],
    ['{"dockerfile":"F","asOf":"last year"}', 'asOf must be a month or a day'],
  ])('refuses %s', (json, message) => {
    const parsed = parseWorkspace(JSON.parse(json));
    expect(parsed.ok ? 'taken' : parsed.message).toContain(message);
  });

  it('refuses NaN, which no JSON holds but a link or a script may', () => {
    expect(parseWorkspace({ dockerfile: 'F', context: { a: NaN } }).ok).toBe(false);
  });
});
