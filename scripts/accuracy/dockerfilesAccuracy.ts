import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import type { LoadingCatalog } from '../../src/catalog/createCatalog.ts';
import { weigh } from '../../src/catalog/weigh.ts';
import type { Report } from '../../src/engine/report.ts';
import { DockerfileRow, workspaceOfRow } from './dockerfileRow.ts';
import { parseRows } from './rows.ts';
import { errorOf, summarise, type Summary } from './statistics.ts';

export interface DockerfileCase {
  readonly id: string;
  /** `A`: enough is published to reproduce it. `B`: something had to be inferred. */
  readonly quality: 'A' | 'B';
  /** Bytes in the convention of the printed figure. */
  readonly truth: number;
  readonly estimated: number;
  readonly error: number;
  readonly inRange: boolean;
  /** Signed error of the bytes to pull; null where none were printed. */
  readonly compressedError: number | null;
  readonly unknowns: number;
  readonly failure: string | null;
  readonly layers: Report['layers'];
  readonly published: DockerfileRow['measured']['layers'];
}

export interface DockerfilesAccuracy {
  readonly byQuality: Readonly<Record<'A' | 'B', Summary>>;
  readonly compressed: Summary;
  /** Worst first. */
  readonly cases: readonly DockerfileCase[];
}

/** @param folder holds dockerfiles.jsonl */
export async function dockerfilesAccuracy(
  folder: string,
  loaded: LoadingCatalog,
): Promise<DockerfilesAccuracy> {
  const rows = parseRows(readFileSync(join(folder, 'dockerfiles.jsonl'), 'utf8'));
  const cases: DockerfileCase[] = [];
  for (const json of rows) {
    const row = v.parse(DockerfileRow, json);
    const truth = row.measured.image_bytes;
    if (truth === null) continue;
    cases.push(caseOf(row, truth, await weigh(workspaceOfRow(row), loaded)));
  }
  cases.sort((a, b) => Math.abs(b.error) - Math.abs(a.error));
  return {
    byQuality: {
      A: summarise(cases.filter((each) => each.quality === 'A')),
      B: summarise(cases.filter((each) => each.quality === 'B')),
    },
    compressed: summarise(
      cases.flatMap(({ compressedError: error }) =>
        error === null ? [] : [{ error, inRange: false }],
      ),
    ),
    cases,
  };
}

function caseOf(row: DockerfileRow, truth: number, report: Report): DockerfileCase {
  const { image } = report;
  // The containerd store counts unpacked blocks; that is its disk usage without the compressed blobs.
  const estimated = row.measured.convention.startsWith('containerd')
    ? image.diskUsageBytes - image.compressedBytes
    : image.bytes;
  const more = estimated - image.bytes;
  const compressed = row.measured.compressed_bytes;
  return {
    id: row.id,
    quality: row.quality.startsWith('A') ? 'A' : 'B',
    truth,
    estimated,
    error: errorOf(estimated, truth),
    inRange: image.low + more <= truth && truth <= image.high + more,
    compressedError: compressed === null ? null : errorOf(image.compressedBytes, compressed),
    unknowns: report.unknowns.length,
    failure: report.error?.message ?? null,
    layers: report.layers,
    published: row.measured.layers,
  };
}
