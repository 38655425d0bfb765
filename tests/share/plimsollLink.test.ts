import { execFileSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { decodeLink } from '../../src/share/decodeLink.ts';

const workspace = { dockerfile: 'FROM debian # \ud83d\udea2\n', context: { 'a/': 5 } };
const page = 'https://example.org/plimsoll/';

/** What a docs generator runs: the published file, outside of this project's build. */
function run(source: string): string {
  return execFileSync(process.execPath, ['--input-type=module', '-e', source], {
    encoding: 'utf8',
  }).trim();
}

it('plimsoll-link.js makes links that open', async () => {
  const link = run(
    `import { plimsollLink } from ${JSON.stringify(new URL('../../public/plimsoll-link.js', import.meta.url).href)};
     console.log(await plimsollLink('${page}#old', ${JSON.stringify(workspace)}, { loadLine: 7 }));`,
  );
  expect(link.startsWith(`${page}#v1:`)).toBe(true);
  expect(await decodeLink(new URL(link).hash)).toEqual({
    kind: 'link',
    shared: { workspace, view: { loadLine: 7 } },
  });
});
