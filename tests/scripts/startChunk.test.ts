import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { startChunk } from '../../scripts/startChunk.ts';

const page = fileURLToPath(new URL('../../src/playground/main.ts', import.meta.url));
const embed = fileURLToPath(new URL('../../src/embed/main.ts', import.meta.url));

/** Static imports; `dialog` is imported late, which is none. `a` and `b` import each other. */
const IMPORTS: Readonly<Record<string, readonly string[]>> = {
  [page]: ['header', 'both', 'a'],
  [embed]: ['both', 'frame'],
  both: ['below-both'],
  a: ['b'],
  b: ['a'],
  dialog: ['only-late', 'header'],
};
const modules = {
  getModuleInfo: (id: string) => ({ importedIds: IMPORTS[id] ?? [] }),
};

describe('which file of the build a module comes in', () => {
  it.each([
    [page, 'page'],
    ['header', 'page'],
    ['b', 'page'],
    ['both', 'common'],
    ['below-both', 'common'],
    [embed, null],
    ['frame', null],
    ['dialog', null],
    ['only-late', null],
  ])('%s: %s', (id, chunk) => {
    expect(startChunk(id, modules)).toBe(chunk);
  });
});
