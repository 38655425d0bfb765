import { expect, it } from 'vitest';
import { decodeLink } from '../../src/share/decodeLink.ts';
import { GOLDEN_LINKS } from './fixtures/goldenLinks.ts';

it.each(GOLDEN_LINKS)('%s', async (_name, link, shared) => {
  expect(await decodeLink(link)).toEqual({ kind: 'link', shared });
});
