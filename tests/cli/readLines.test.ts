import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { readLines } from '../../src/cli/readLines.ts';

async function linesOf(...chunks: (string | Buffer)[]): Promise<string[]> {
  const lines: string[] = [];
  for await (const line of readLines(Readable.from(chunks))) lines.push(line);
  return lines;
}

describe('readLines', () => {
  it.each<[string, string[], string[]]>([
    ['one a line', ['a\nb\n'], ['a', 'b']],
    ['a last line without its end', ['a\nb'], ['a', 'b']],
    ['blank lines count', ['a\n\nb\n\n'], ['a', '', 'b', '']],
    ['Windows ends', ['a\r\nb\r\n'], ['a', 'b']],
    ['lines across chunks', ['ab', 'c\nd', 'e', '\n'], ['abc', 'de']],
    ['nothing', [], []],
    // Legal inside of a JSON string (ECMA-404), and line ends to node:readline.
    ['U+2028 and U+2029 end no line', ['a\u2028b\u2029c\n'], ['a\u2028b\u2029c']],
  ])('%s', async (_why, chunks, lines) => {
    expect(await linesOf(...chunks)).toEqual(lines);
  });

  it('puts a character together that lies across two chunks', async () => {
    const bytes = Buffer.from('ä€😀\n');
    const chunks = [...bytes].map((byte) => Buffer.from([byte]));
    expect(await linesOf(...chunks)).toEqual(['ä€😀']);
  });
});
