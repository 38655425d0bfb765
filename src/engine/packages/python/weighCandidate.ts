import { between, exactly, within, type Amount } from '../../amount.ts';
import { builtFromSource, type Candidate } from './candidates.ts';
import type { ResolvedDistribution } from './resolution.ts';
import type { WheelWeight } from './wheelTable.ts';

/** The weight of what is installed already. */
export const NOTHING_NEW: WheelWeight = {
  unpacked: exactly(0),
  bytecode: exactly(0),
  native: 0,
  source: 0,
  gzip: 0,
  files: 0,
  scripts: 0,
  topLevel: [],
  evidence: 'measured',
  note: 'installed already',
};

/** One candidate as it would lie on disk. */
export function weighCandidate(
  candidate: Candidate,
): Omit<ResolvedDistribution, 'extras' | 'requiredBy'> {
  const { name, version, release, wheel } = candidate;
  const base = { name, version, index: release?.index ?? 'pypi' };
  if (candidate.isInstalled) {
    return {
      ...base,
      file: null,
      downloadBytes: null,
      weight: NOTHING_NEW,
      evidence: 'measured',
      fromSource: false,
    };
  }
  if (wheel === null) {
    const sdist = release?.sdistBytes ?? 0;
    return {
      ...base,
      file: null,
      downloadBytes: exactly(sdist),
      weight: sourceWeight(sdist),
      evidence: 'derived',
      fromSource: true,
    };
  }
  const weight = candidate.isStandIn ? standIn(wheel.weight) : wheel.weight;
  return {
    ...base,
    file: wheel.file,
    downloadBytes: wheel.wheelBytes,
    weight,
    evidence: weight.evidence,
    fromSource: false,
  };
}

function standIn(weight: WheelWeight): WheelWeight {
  const widen = (amount: Amount): Amount => {
    const wide = within(amount.bytes, 0.05);
    return between(Math.min(wide.low, amount.low), amount.bytes, Math.max(wide.high, amount.high));
  };
  return {
    ...weight,
    unpacked: widen(weight.unpacked),
    bytecode: widen(weight.bytecode),
    evidence: weight.evidence === 'unknown' ? 'unknown' : 'derived',
    note: `${weight.note}; of another Python or machine, which weighs nearly the same`,
  };
}

function sourceWeight(sdistBytes: number): WheelWeight {
  const unpacked = builtFromSource(sdistBytes);
  // The code in it is at most a megabyte or so; the rest of a large archive is data.
  const code = Math.min(sdistBytes, 2_000_000);
  return {
    unpacked,
    bytecode: between(0, code * 2, code * 6),
    native: 0,
    source: Math.min(Math.round(unpacked.bytes / 2), code * 2),
    gzip: null,
    files: 0,
    scripts: 0,
    topLevel: [],
    evidence: 'derived',
    note: 'built from a source distribution: a multiple of its size',
  };
}
