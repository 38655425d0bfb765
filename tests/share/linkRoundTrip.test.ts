import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Workspace } from '../../src/engine/workspace.ts';
import { decodeLink } from '../../src/share/decodeLink.ts';
import { EXAMPLES } from '../../src/playground/examples/examples.ts';
import { encodeLink } from '../../src/share/encodeLink.ts';
import type { Shared } from '../../src/share/shared.ts';

const PROTOTYPE_KEYS = ['__proto__', 'constructor', 'prototype'];
/** Any text at all: lone surrogates, NUL, byte order marks. */
const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom('\ud800', '\udfff x', '\ufeffFROM a', '\u0000', 'e\u0301', '\u2028', '"\\\n\r'),
);
const name = text.filter((key) => !PROTOTYPE_KEYS.includes(key));
const bytes = fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER });

const workspace: fc.Arbitrary<Workspace> = fc.record(
  {
    dockerfile: text,
    files: fc.dictionary(name, text, { noNullPrototype: true }),
    context: fc.dictionary(name, bytes, { noNullPrototype: true }),
    buildArgs: fc.dictionary(name, text, { noNullPrototype: true }),
    target: text,
    platform: fc.constantFrom('linux/amd64' as const, 'linux/arm64' as const),
    asOf: fc.constantFrom('2025-06', '2025-06-30'),
  },
  { requiredKeys: ['dockerfile'] },
);
const shared: fc.Arbitrary<Shared> = fc.record(
  {
    workspace,
    view: fc.oneof(
      fc.record({ loadLine: fc.integer({ min: 1 }) }),
      fc.record({ picture: fc.constantFrom('waterfall' as const, 'diff' as const) }),
    ),
  },
  { requiredKeys: ['workspace'] },
);

describe('a link', () => {
  it('gives back what went in, for 500 random workspaces', async () => {
    await fc.assert(
      fc.asyncProperty(shared, async (given) => {
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
