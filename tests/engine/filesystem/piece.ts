import { exactly } from '../../../src/engine/amount.ts';
import type { Content, FileClass } from '../../../src/engine/effects.ts';

/** Content of `bytes` at `path`; a path that ends in `/` is a folder that holds them somewhere. */
export function piece(
  path: string,
  bytes: number,
  fileClass: FileClass = 'data',
  name = path,
): Content {
  return {
    path: path === '/' ? '/' : path.replace(/\/$/, ''),
    spread: path.endsWith('/'),
    amount: exactly(bytes),
    fileClass,
    origin: { kind: 'generated', name },
    evidence: 'measured',
    source: 'a test',
  };
}
