import { brotliCompressSync, constants } from 'node:zlib';

/** Bytes of a text as a web server would send it. Quality 9 is within some percent of the best and ten times as fast. */
export function brotliBytes(text: string): number {
  return brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }).length;
}
