import { join } from 'node:path';
import type { ImageFactRow } from './imageRows.ts';
import { readTable } from './rowFiles.ts';

/**
 * Bytes of uv's image over those of its musl wheel. Three listings whose version follows from their date agree: 40.9 MB (wheel 16.9 MB),
 * 54.8 (22.5) and 58.2 (24.1).
 */
const RATIO = 2.42;

/** Rows for the tags of ghcr.io/astral-sh/uv, `0.8.15`: uv and uvx alone on scratch. */
export async function deriveUvRows(folder: string): Promise<ImageFactRow[]> {
  const wheels = await readTable(join(folder, 'uv-wheels.tsv'));
  return wheels.map((wheel) => {
    const packed = Number(wheel['wheel']);
    const bytes = Math.round(packed * RATIO);
    return {
      image: 'ghcr.io/astral-sh/uv',
      tag: wheel['version'] ?? '',
      arch: 'amd64',
      kind: 'derived',
      weak: false,
      created: wheel['uploaded'] === '' ? null : (wheel['uploaded'] ?? null),
      suite: null,
      version: null,
      bytes,
      plusMinus: Math.round(bytes * 0.04),
      compressed: packed,
      layerCount: 1,
      aliases: [],
      env: {},
      workdir: null,
      user: null,
      tools: ['uv', 'uvx'],
      note: '',
      source: `derived from the wheel of uv ${wheel['version'] ?? ''}`,
    };
  });
}
