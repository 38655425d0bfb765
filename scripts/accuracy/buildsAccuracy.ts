import * as v from 'valibot';
import type { LoadingCatalog } from '../../src/catalog/createCatalog.ts';
import { weigh } from '../../src/catalog/weigh.ts';
import { total } from '../../src/engine/amount.ts';
import type { LayerReport, Report } from '../../src/engine/report.ts';
import type { Workspace } from '../../src/engine/workspace.ts';
import { BuildRow } from './buildRow.ts';
import { readRows } from './rows.ts';
import { errorOf, median, summarise, type Summary } from './statistics.ts';

export interface BuildCase {
  readonly id: string;
  /** Bytes over the base, as measured and as estimated. */
  readonly truth: number;
  readonly estimated: number;
  /** Signed share of the truth. */
  readonly error: number;
  readonly inRange: boolean;
  readonly unknowns: number;
  readonly failure: string | null;
  readonly layers: readonly LayerPair[];
}

/** A layer beside what it was estimated to be; null where only one side has it. */
export interface LayerPair {
  readonly instruction: string;
  readonly truth: number | null;
  readonly estimated: number | null;
}

export interface SavingCase {
  readonly naive: string;
  readonly better: string;
  /** Bytes that the better one leaves out. */
  readonly truth: number;
  readonly estimated: number;
  /** Difference of the two, as a share of the naive one's measured bytes. */
  readonly error: number;
}

export interface BuildsAccuracy {
  readonly summary: Summary;
  /** Worst first. */
  readonly cases: readonly BuildCase[];
  readonly savings: readonly SavingCase[];
  readonly medianSavingError: number;
}

/** Estimates of Dockerfiles that were really built. Bytes over the base are compared: the bases are not the official images. */
export async function buildsAccuracy(loaded: LoadingCatalog): Promise<BuildsAccuracy> {
  const rows = readRows('builds').map((row) => v.parse(BuildRow, row));
  const cases: BuildCase[] = [];
  for (const row of rows) cases.push(caseOf(row, await weigh(workspaceOf(row), loaded)));
  const savings = savingsOf(rows, new Map(cases.map((each) => [each.id, each])));
  cases.sort((a, b) => Math.abs(b.error) - Math.abs(a.error));
  return {
    summary: summarise(cases),
    cases,
    savings,
    medianSavingError: median(savings.map((each) => Math.abs(each.error))),
  };
}

export function workspaceOf(row: BuildRow): Workspace {
  return {
    // The look-alike base stands on bookworm; the tag without a suite is on trixie that day.
    dockerfile: row.dockerfile.replace(/python:3\.11-slim(?![-\w])/g, 'python:3.11-slim-bookworm'),
    files: row.files,
    context: row.context,
    ...(row.target !== undefined && { target: row.target }),
    ...(row.buildArgs !== undefined && { buildArgs: row.buildArgs }),
    platform: 'linux/amd64',
    asOf: '2026-11-20',
  };
}

function caseOf(row: BuildRow, report: Report): BuildCase {
  const added = addedLayers(report);
  const amount = total(added);
  return {
    id: row.id,
    truth: row.added_bytes,
    estimated: amount.bytes,
    error: errorOf(amount.bytes, row.added_bytes),
    inRange: amount.low <= row.added_bytes && row.added_bytes <= amount.high,
    unknowns: report.unknowns.length,
    failure: report.error?.message ?? null,
    layers: pairLayers(row, added),
  };
}

function addedLayers(report: Report): LayerReport[] {
  return report.layers.filter((layer) => layer.keyword.toUpperCase() !== 'FROM');
}

/** WORKDIR makes a layer in one builder and none in another, of 0 bytes: left out on both sides. */
function pairLayers(row: BuildRow, added: readonly LayerReport[]): LayerPair[] {
  const theirs = row.layers.filter((layer) => layer.empty !== true);
  const ours = added.filter(
    (layer) => layer.bytes > 0 || layer.keyword.toUpperCase() !== 'WORKDIR',
  );
  return Array.from({ length: Math.max(theirs.length, ours.length) }, (_, index) => ({
    instruction: ours[index]?.instruction ?? theirs[index]?.instruction ?? '',
    truth: theirs[index]?.bytes ?? null,
    estimated: ours[index]?.bytes ?? null,
  }));
}

function savingsOf(rows: readonly BuildRow[], cases: ReadonlyMap<string, BuildCase>): SavingCase[] {
  return rows.flatMap((row) => {
    const naive = cases.get(row.id);
    const better = cases.get(row.pair ?? '');
    if (naive === undefined || better === undefined || naive.truth <= better.truth) return [];
    const truth = naive.truth - better.truth;
    const estimated = naive.estimated - better.estimated;
    const error = (estimated - truth) / naive.truth;
    return [{ naive: naive.id, better: better.id, truth, estimated, error }];
  });
}
