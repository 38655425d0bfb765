import { expect, it } from 'vitest';
import { KNOWN_DOWNLOADS } from '../../../src/engine/commands/download/knownDownloads.ts';
import { weighWorkspace } from '../../../src/engine/weighWorkspace.ts';
import { fakeCatalog } from '../fakeCatalog.ts';

const ADDRESS = 'https://awscli.amazonaws.com/awscli-exe-linux-x86_64.zip';
const FACT = KNOWN_DOWNLOADS.find(({ address }) => address.test(ADDRESS.slice('https://'.length)));

// Dockerfile reference, ADD: a file from an address is stored as it is. What is known of its size is what curl's model knows.
it.each([
  ['ADD', `ADD ${ADDRESS} /tmp/a.zip`],
  ['curl', `RUN curl -o /tmp/a.zip ${ADDRESS}`],
])('the bytes of a known download: %s', (_, line) => {
  const report = weighWorkspace({ dockerfile: `FROM scratch\n${line}\n` }, fakeCatalog());
  const items = report.layers.flatMap(({ contributions }) => contributions);
  expect(items.find(({ kind }) => kind === 'download')?.bytes).toBe(FACT?.amount.bytes);
  expect(report.unknowns.filter(({ what }) => what.includes(ADDRESS))).toEqual([]);
});
