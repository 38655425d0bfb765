import { expect, test } from 'vitest';
import { report } from './weigh.ts';

type Workspace = Parameters<typeof report>[0]['workspace'];

/** The last layer, `bytes low..high`, and what is asked at its line. */
function lastLayer(dockerfile: string, workspace?: Workspace): string {
  const { layers, unknowns } = report({ dockerfile, ...(workspace && { workspace }) });
  const layer = layers.at(-1);
  if (layer === undefined) return '';
  const asked = unknowns.filter(({ line }) => line === layer.line).map(({ what }) => what);
  return [`${layer.bytes} ${layer.low}..${layer.high}`, ...asked].join(', ');
}

const copyOf = (run: string, source: string): string =>
  `FROM base AS b\nRUN ${run}\nFROM scratch\nCOPY --from=b ${source} /z`;

/** What nobody saw written stays unknown on its way, and is asked about where it comes to lie in the image. */
test.each([
  ['make -C /src && mv /src/out /o', '/o', '20000000 0..3000000000, /o'],
  ['make -C /src && mv /src/out /o && chmod -R 755 /o', '/o', '20000000 0..3000000000, /o'],
  ['make -C /src && mv /src/out /o && mv /o /p', '/p', '20000000 0..3000000000, /p'],
  ['mkdir /build && ./unheard --to /build', '/build', '0 0..500000000, /build'],
  ['mkdir /build && ./unheard && mv /build/x /o', '/o', '20000000 0..500000000, /o'],
  ['./unheard', '/o', '20000000 0..500000000, /o'],
  // Small files of the system are known well enough.
  ['true', '/etc/passwd', '1000 300..5000'],
  ['true', '/etc/ssl/certs/ca-certificates.crt', '220000 180000..260000'],
  ['true', '/usr/share/zoneinfo', '3000000 400000..6000000'],
  ['true', '/etc/nginx/nginx.conf', '4000 0..1000000'],
  ['true', '/etc/nginx', '20000000 0..100000000, /etc/nginx'],
  // Nothing ran that could have filled it.
  ['mkdir /build', '/build', '0 0..0'],
  // An empty file is one, wherever the system has its own.
  ['touch /x', '/x', '0 0..0'],
  ['touch /srv/app/.env', '/srv/app/.env', '0 0..0'],
])('%s, COPY %s: %s', (run, source, expected) => {
  expect(lastLayer(copyOf(run, source))).toBe(expected);
});

/** The key is the one that the report names in its question. */
test.each([
  ['make -C /src && mv /src/out /o', '/o'],
  ['make -C /src', '/src/out'],
  ['./unheard', '/o'],
  ['mkdir /o && ./unheard', '/o'],
])('%s, COPY %s: the answer settles it', (run, source) => {
  const dockerfile = copyOf(run, source);
  const question = report({ dockerfile }).unknowns.find(({ line }) => line === 4);
  const key = question?.answer?.kind === 'context' ? question.answer.key : '';
  expect(key).toBe(`output://${source}`);
  expect(lastLayer(dockerfile, { context: { [key]: 77 } })).toBe('77 77..77');
});

test('a copy of what was moved asks as well', () => {
  expect(lastLayer('FROM base\nRUN make -C /s && mv /s/o /o\nRUN cp -r /o /p')).toBe(
    '20000000 0..3000000000, the size of /o',
  );
});

test('an image that the catalog does not know is asked about once', () => {
  const { unknowns } = report({ dockerfile: 'FROM scratch\nCOPY --from=nobody/knows:1 /x /y' });
  expect(unknowns.map(({ what }) => what)).toEqual(['/x']);
});
