import { StringDecoder } from 'node:string_decoder';

/**
 * Lines of a byte stream, split at \n alone and without it. node:readline also splits at U+2028 and U+2029, which JSON allows inside
 * of a string (ECMA-404). A last line without \n counts when it is not empty.
 */
export async function* readLines(stream: AsyncIterable<Buffer | string>): AsyncGenerator<string> {
  const decoder = new StringDecoder('utf8');
  // Pieces of the line under way: joined once at its end, so that a line of many chunks costs no more than its length.
  let pieces: string[] = [];
  for await (const chunk of stream) {
    const text = typeof chunk === 'string' ? chunk : decoder.write(chunk);
    let from = 0;
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', from)) {
      pieces.push(text.slice(from, at));
      yield pieces.join('').replace(/\r$/, '');
      pieces = [];
      from = at + 1;
    }
    pieces.push(text.slice(from));
  }
  const last = (pieces.join('') + decoder.end()).replace(/\r$/, '');
  if (last !== '') yield last;
}
