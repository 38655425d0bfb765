import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeLink } from '../../src/share/decodeLink.ts';
import { EXAMPLES } from '../../src/playground/examples/examples.ts';
import { encodeLink } from '../../src/share/encodeLink.ts';
import { arbitraryShared } from './fixtures/arbitraryShared.ts';

describe('a link', () => {
  it('gives back what went in, for 500 random workspaces', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryShared, async (given) => {
        const link = await encodeLink(given);
        expect(link).toMatch(/^#v1:[A-Za-z0-9_-]+$/);
        expect(await decodeLink(link)).toEqual({ kind: 'link', shared: given });
      }),
      { numRuns: 500 },
    );
  });

  it.each(EXAMPLES)('carries the example $id', async ({ workspace: given }) => {
    const link = await encodeLink({ workspace: given });
    expect(await decodeLink(link)).toEqual({ kind: 'link', shared: { workspace: given } });
  });

  it('is answered whatever letters it is made of', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary' }), async (letters) => {
        expect((await decodeLink(`#v1:${letters}`)).kind).toBe('broken');
      }),
      { numRuns: 300 },
    );
  });

  it('is far shorter than the text', async () => {
    const dockerfile = Array.from(
      { length: 80 },
      (_, n) => `RUN apt-get install -y package-${n * 7919} # ${n}\n`,
    ).join('');
    const link = await encodeLink({ workspace: { dockerfile } });
    expect(link.length).toBeLessThan(dockerfile.length * 0.6);
  });
});
