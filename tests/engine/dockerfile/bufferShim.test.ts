import { afterEach, expect, it, vi } from 'vitest';

afterEach(() => vi.unstubAllGlobals());

// dockerfile-ast 0.7.1 asks for Node's Buffer on every parse; a browser has none.
it('parses where there is no Buffer', async () => {
  vi.stubGlobal('Buffer', undefined);
  vi.resetModules();
  const { parseDockerfile } = await import('../../../src/engine/dockerfile/parseDockerfile.ts');
  for (const mark of ['', '\uFEFF', 'é', '€']) {
    const text = `${mark === '\uFEFF' ? mark : ''}# ${mark}\nFROM a\n`;
    expect(parseDockerfile(text).problems).toEqual([]);
    expect(() => parseDockerfile(`${mark}FROM a`)).not.toThrow();
  }
});
