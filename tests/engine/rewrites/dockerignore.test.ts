import { describe, expect, it } from 'vitest';
import { dockerignoreRewrites } from '../../../src/engine/rewrites/layers/dockerignore.ts';
import { proposalsFor, testRewrite, type RewriteCase } from './testRewrite.ts';

const [tools, docs, data] = dockerignoreRewrites;
if (tools === undefined || docs === undefined || data === undefined) throw new Error('three kinds');
const same = 'FROM python:3.12\nCOPY . .\n';

// Patterns: https://docs.docker.com/build/concepts/context/#syntax
testRewrite(tools, {
  'a new file': {
    before: same,
    after: same,
    context: { '.git/': 1e6, 'web/node_modules/': 5e6, 'src/': 1000 },
    filesAfter: { '.dockerignore': '**/node_modules\n.git\n' },
  },
  'more lines for a file that does not end in a line break': {
    before: same,
    after: same,
    context: { '.venv/': 1e6 },
    files: { '.dockerignore': '.git' },
    filesAfter: { '.dockerignore': '.git\n.venv\n' },
  },
  'the file beside the Dockerfile comes first': {
    before: same,
    after: same,
    context: { '.git/': 1e6 },
    files: { 'Dockerfile.dockerignore': '' },
    filesAfter: { 'Dockerfile.dockerignore': '.git\n' },
  },
  'leaves what a COPY names': {
    before: 'FROM a\nCOPY node_modules ./n\n',
    context: { 'node_modules/': 1e6 },
  },
  'leaves a Dockerfile that copies nothing': {
    before: 'FROM a\nRUN b\n',
    context: { '.git/': 1e6 },
  },
  'leaves sources': { before: same, context: { 'src/': 1e6, 'environment/': 1e6 } },
});

describe('risk', () => {
  const row: RewriteCase = { before: same, context: { '.git/': 1, 'tests/': 1, 'data/': 1 } };
  it.each([
    [tools, 'safe', '.git\n'],
    [docs, 'check', 'tests\n'],
    [data, 'behaviour', 'data\n'],
  ] as const)('$id', (rewrite, risk, text) => {
    const [proposal] = proposalsFor(rewrite, row);
    expect(proposal?.risk).toBe(risk);
    expect(proposal?.edits).toEqual([{ file: '.dockerignore', start: 0, end: 0, text }]);
  });
});
