import { exactly, total, times } from '../../amount.ts';
import type { Notice } from '../../effects.ts';
import { createCandidateSource } from './candidates.ts';
import type { PythonEnvironment } from './environment.ts';
import { indexOfUrl, PYPI } from './indexes.ts';
import type { PythonResolution, ResolvedDistribution, UnknownDistribution } from './resolution.ts';
import { asElsewhere, likeMost } from './unknownWeight.ts';
import { plainCollections } from './resolveDistributions.ts';
import { weighCandidate } from './weighCandidate.ts';
import { explainRefusal } from './resolutionProblems.ts';
import type { SelectedPackage } from './selectLocked.ts';
import type { WheelTable, WheelWeight } from './wheelTable.ts';
import { fitWheel } from './wheelTags.ts';

/** Answers kept for one table: a lock is weighed again in every run of the optimiser. */
const MOST_KEPT = 20;

interface Kept {
  readonly selected: readonly SelectedPackage[];
  readonly environment: string;
  readonly resolution: PythonResolution;
}

const answers = new WeakMap<WheelTable, readonly Kept[]>();

/**
 * Weighs what a lock names: versions are the lock's, sizes of wheels too where it has them. What was answered for the same packages of the
 * same lock is answered again; an answer that waits for a slice is not kept.
 */
export function resolveLocked(
  selected: readonly SelectedPackage[],
  environment: PythonEnvironment,
  table: WheelTable,
): PythonResolution {
  const kept = answers.get(table) ?? [];
  const key = JSON.stringify(environment, plainCollections);
  const known = kept.find(
    (one) => one.environment === key && isSameSelection(one.selected, selected),
  );
  if (known !== undefined) return known.resolution;
  const resolution = weighLocked(selected, environment, table);
  if (resolution.pending) return resolution;
  answers.set(table, [{ selected, environment: key, resolution }, ...kept.slice(0, MOST_KEPT - 1)]);
  return resolution;
}

function isSameSelection(a: readonly SelectedPackage[], b: readonly SelectedPackage[]): boolean {
  return (
    a.length === b.length &&
    a.every((one, index) => {
      const other = b[index];
      return one.package === other?.package && isSameList(one.requiredBy, other.requiredBy);
    })
  );
}

function isSameList(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((one, index) => one === b[index]);
}

function weighLocked(
  selected: readonly SelectedPackage[],
  environment: PythonEnvironment,
  table: WheelTable,
): PythonResolution {
  const distributions: ResolvedDistribution[] = [];
  const kept: { name: string; version: string }[] = [];
  const unknowns: UnknownDistribution[] = [];
  const problems: Notice[] = [];
  let pending = false;
  for (const { package: one, requiredBy } of selected) {
    if (one.source === 'project') continue;
    if (environment.installed.get(one.name) === one.version) {
      kept.push({ name: one.name, version: one.version });
      continue;
    }
    const index = one.registry === null ? PYPI : indexOfUrl(one.registry);
    const place: PythonEnvironment = {
      ...environment,
      indexes: [index, PYPI],
      asOf: null,
      installed: new Map(),
      tool: 'pip',
    };
    const source = createCandidateSource(table, place, {
      pre: true,
      onlyBinary: false,
      ignoreInstalled: true,
      upgrade: new Set(),
    });
    const range = `==${one.version}`;
    const candidate = one.source === 'url' ? undefined : source.candidates(one.name, [range])?.[0];
    pending ||= source.pending.size > 0;
    const file = lockedFile(one.files, environment);
    const common = { name: one.name, version: one.version, extras: [], requiredBy };
    if (candidate !== undefined) {
      const weighed = weighCandidate(candidate);
      distributions.push({
        ...weighed,
        ...common,
        ...withLockedSize(weighed, file?.bytes ?? null),
      });
      continue;
    }
    const known = table.project(one.name);
    if (known && known.releases.length > 0 && one.source === 'registry' && file === null) {
      const demand = { node: one.name, range, parent: requiredBy[0] ?? null };
      const notice = explainRefusal(one.name, [demand], source, environment);
      pending ||= source.pending.size > 0;
      problems.push(notice);
      if (notice.severity !== 'error') {
        const weight = asElsewhere(source.elsewhere(one.name));
        pending ||= source.pending.size > 0;
        unknowns.push({ name: one.name, asked: range, requiredBy, ...weight });
      }
      continue;
    }
    const weight =
      file?.bytes == null ? null : (table.weighBySize?.(one.name, file.file, file.bytes) ?? null);
    if (weight === null || file === null) {
      unknowns.push({ name: one.name, asked: range, requiredBy, ...likeMost(table) });
    } else {
      distributions.push({
        ...common,
        index: index.kind === 'known' ? index.id : 'pypi',
        file: file.file,
        downloadBytes: exactly(file.bytes ?? 0),
        weight: { ...weight, evidence: 'locked' },
        evidence: 'locked',
        fromSource: false,
      });
    }
  }
  return {
    distributions,
    kept,
    unknowns,
    problems,
    downloadBytes: total(distributions.map((one) => one.downloadBytes ?? exactly(0))),
    pending,
  };
}

/** The wheel of the lock that the environment would take. */
function lockedFile(
  files: readonly { readonly file: string; readonly bytes: number | null }[],
  environment: PythonEnvironment,
): { readonly file: string; readonly bytes: number | null } | null {
  let best: { file: string; bytes: number | null } | null = null;
  let bestRank = -1;
  for (const one of files) {
    if (!one.file.endsWith('.whl')) continue;
    const fit = fitWheel(one.file, environment);
    if (fit.kind === 'fits' && fit.rank > bestRank) {
      best = one;
      bestRank = fit.rank;
    }
  }
  return best;
}

/** The lock's own size of the wheel: a derived weight is scaled to it and rests on the lock then. */
function withLockedSize(
  weighed: Pick<ResolvedDistribution, 'downloadBytes' | 'weight' | 'evidence'>,
  bytes: number | null,
): Partial<Pick<ResolvedDistribution, 'downloadBytes' | 'weight' | 'evidence'>> {
  if (bytes === null) return {};
  const before = weighed.downloadBytes?.bytes ?? null;
  if (weighed.weight.evidence === 'measured' && before === bytes) {
    return { downloadBytes: exactly(bytes) };
  }
  const factor = before === null || before === 0 ? 1 : bytes / before;
  const { weight } = weighed;
  if (weight.evidence === 'published') return { downloadBytes: exactly(bytes) };
  const scaled: WheelWeight = {
    ...weight,
    unpacked: times(weight.unpacked, factor),
    bytecode: times(weight.bytecode, factor),
    native: Math.round(weight.native * factor),
    source: Math.round(weight.source * factor),
    gzip: weight.gzip === null ? null : Math.round(weight.gzip * factor),
    evidence: 'locked',
    note: `the wheel's size in the lock file; ${weight.note}`,
  };
  return { downloadBytes: exactly(bytes), weight: scaled, evidence: 'locked' };
}
