import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, brotliDecompressSync } from 'node:zlib';

const folder = new URL('../../tests/accuracy/rows/', import.meta.url);

/** The rows of a table below tests/accuracy/rows, as parsed JSON. */
export function readRows(name: string): unknown[] {
  const bytes = readFileSync(fileURLToPath(new URL(`${name}.jsonl.br`, folder)));
  return parseRows(brotliDecompressSync(bytes).toString('utf8'));
}

export function writeRows(name: string, rows: readonly unknown[]): void {
  const text = rows.map((row) => `${JSON.stringify(row)}\n`).join('');
  writeFileSync(
    fileURLToPath(new URL(`${name}.jsonl.br`, folder)),
    brotliCompressSync(Buffer.from(text)),
  );
}

/** One JSON value a line. */
export function parseRows(text: string): unknown[] {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line): unknown => JSON.parse(line));
}
