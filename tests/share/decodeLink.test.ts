import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { decodeLink, isLink, MOST_BYTES } from '../../src/share/decodeLink.ts';

/** A link of the text, whatever the text is. */
function linkOf(json: string | Uint8Array): string {
  return `#v1:${deflateRawSync(json).toString('base64url')}`;
}

const linkOfWorkspace = (workspace: string): string => linkOf(`{"workspace":${workspace}}`);
const good = linkOfWorkspace('{"dockerfile":"FROM debian\\n"}');

describe('fragments that are no link', () => {
  it.each(['', '#', '#result', '#v1', '#version:1', 'layers', '#vx:abc', '#https://v1:x'])(
    '%j',
    async (fragment) => {
      expect(await decodeLink(fragment)).toEqual({ kind: 'none' });
      expect(isLink(fragment)).toBe(false);
    },
  );
});

describe('links that came through other programs', () => {
  it.each([
    ['as it is', good],
    ['without #', good.slice(1)],
    ['colon escaped', good.replace(':', '%3A')],
    ['blank at the end', `${good} `],
    ['with padding', `${good}=`],
  ])('%s', async (_name, fragment) => {
    expect(await decodeLink(fragment)).toEqual({
      kind: 'link',
      shared: { workspace: { dockerfile: 'FROM debian\n' } },
    });
  });
});

describe('links that are refused', () => {
  it.each<readonly [string, string, RegExp]>([
    ['nothing behind the prefix', '#v1:', /damaged/],
    ['cut in the middle', good.slice(0, -8), /damaged/],
    ['a letter that base64url has not', `${good}!`, /damaged/],
    ['a length that base64 has not', '#v1:abcde', /damaged/],
    ['no deflate', '#v1:____', /damaged/],
    ['no JSON', linkOf('FROM debian'), /damaged/],
    ['no UTF-8', linkOf(new Uint8Array([0x22, 0xff, 0x22])), /damaged/],
    ['a newer version', good.replace('v1', 'v2'), /another version .*\(v2\)/],
    ['JSON that is no object', linkOf('[]'), /JSON object/],
    ['JSON null', linkOf('null'), /JSON object/],
    ['no workspace', linkOf('{}'), /workspace must be a JSON object/],
    ['no Dockerfile', linkOfWorkspace('{}'), /dockerfile is missing/],
    ['a Dockerfile that is no text', linkOfWorkspace('{"dockerfile":{}}'), /dockerfile must be/],
    [
      'a negative size',
      linkOfWorkspace('{"dockerfile":"","context":{"a":-1}}'),
      /context\["a"\] must be a whole number of bytes, 0 or more/,
    ],
    ['a half byte', linkOfWorkspace('{"dockerfile":"","context":{"a":0.5}}'), /context\["a"\]/],
    ['infinity', linkOfWorkspace('{"dockerfile":"","context":{"a":1e999}}'), /context\["a"\]/],
    ['a size as text', linkOfWorkspace('{"dockerfile":"","context":{"a":"NaN"}}'), /context/],
    [
      'a file called __proto__',
      linkOfWorkspace('{"dockerfile":"","files":{"__proto__":"x"}}'),
      /files "__proto__" is no name/,
    ],
    [
      'a build argument called constructor',
      linkOfWorkspace('{"dockerfile":"","buildArgs":{"constructor":"x"}}'),
      /"constructor" is no name/,
    ],
    ['a platform', linkOfWorkspace('{"dockerfile":"","platform":"beos/m68k"}'), /platform/],
    ['a load line of nothing', linkOf(view('{"loadLine":0}')), /loadLine/],
    ['a load line below nothing', linkOf(view('{"loadLine":-5}')), /loadLine/],
    ['a load line as text', linkOf(view('{"loadLine":"1 GB"}')), /loadLine/],
    ['a view that is no object', linkOf(view('7')), /view must be/],
  ])('%s', async (_name, fragment, message) => {
    const decoded = await decodeLink(fragment);
    expect(decoded.kind === 'broken' ? decoded.message : decoded.kind).toMatch(message);
  });

  it('keeps prototypes as they are', async () => {
    await decodeLink(
      linkOf('{"__proto__":{"bad":1},"workspace":{"dockerfile":"","__proto__":{"bad":1}}}'),
    );
    expect(({} as Record<string, unknown>)['bad']).toBeUndefined();
  });

  it('a picture that this version cannot draw is left out', async () => {
    expect(await decodeLink(linkOf(view('{"picture":"hologram","loadLine":5}')))).toEqual({
      kind: 'link',
      shared: { workspace: { dockerfile: '' }, view: { loadLine: 5 } },
    });
  });
});

describe('size', () => {
  it('a bomb is refused after 10 MB, long before its 500 MB are unpacked', async () => {
    const bomb = await packedZeros(500);
    expect(bomb.length).toBeLessThan(1_000_000);
    const before = process.memoryUsage().rss;
    expect(await decodeLink(`#v1:${bomb.toString('base64url')}`)).toEqual({
      kind: 'broken',
      message: 'This link holds more than 10 MB.',
    });
    expect(process.memoryUsage().rss - before).toBeLessThan(150_000_000);
  });

  it('10 MB are read, one byte more is refused', async () => {
    const frame = linkText('').length;
    const whole = linkOf(linkText('x'.repeat(MOST_BYTES - frame)));
    expect((await decodeLink(whole)).kind).toBe('link');
    expect((await decodeLink(linkOf(linkText('x'.repeat(MOST_BYTES - frame + 1))))).kind).toBe(
      'broken',
    );
  });

  it('letters without end are refused unread', async () => {
    expect(await decodeLink(`#v1:${'A'.repeat(15_000_000)}`)).toEqual({
      kind: 'broken',
      message: 'This link holds more than 10 MB.',
    });
  });
});

function view(json: string): string {
  return `{"workspace":{"dockerfile":""},"view":${json}}`;
}

function linkText(dockerfile: string): string {
  return JSON.stringify({ workspace: { dockerfile } });
}

/** Raw deflate of so many megabytes of zeros, made without holding them. */
async function packedZeros(megabytes: number): Promise<Buffer> {
  const { createDeflateRaw } = await import('node:zlib');
  const deflate = createDeflateRaw();
  const chunks: Buffer[] = [];
  deflate.on('data', (chunk: Buffer) => chunks.push(chunk));
  const megabyte = Buffer.alloc(1_000_000);
  for (let n = 0; n < megabytes; n += 1) {
    if (!deflate.write(megabyte)) await new Promise((resolve) => deflate.once('drain', resolve));
  }
  deflate.end();
  await new Promise((resolve) => deflate.once('end', resolve));
  return Buffer.concat(chunks);
}
