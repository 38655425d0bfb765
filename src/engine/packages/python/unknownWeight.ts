import { between, type Amount } from '../../amount.ts';
import type { Candidate } from './candidates.ts';
import type { UnknownDistribution } from './resolution.ts';
import { weighCandidate } from './weighCandidate.ts';
import type { WheelTable } from './wheelTable.ts';

/** How many bytes an unknown distribution may take on disk, and why. */
type UnknownWeight = Pick<UnknownDistribution, 'amount' | 'reason'>;

/** Bytes on disk of a distribution that nobody knows, where the catalog does not say: most pure packages. */
const TYPICAL: Amount = between(50_000, 500_000, 5_000_000);

/** Why nobody knows what a name weighs, and the range of most. */
export function likeMost(table: WheelTable): UnknownWeight {
  return {
    amount: table.typical ?? TYPICAL,
    reason: 'the catalog does not know this distribution; the range is that of most pure ones',
  };
}

/** What a release for another Python, machine or C library weighs: one that is built here may be half or twice that. */
export function asElsewhere(candidate: Candidate | null): UnknownWeight {
  if (candidate === null) {
    return { amount: TYPICAL, reason: 'the catalog has no wheel of it; the range is that of most' };
  }
  const { weight, version } = weighCandidate(candidate);
  const bytes = weight.unpacked.bytes + weight.bytecode.bytes;
  return {
    amount: between(bytes / 2, bytes, bytes * 2),
    reason: `nothing that the catalog knows fits here; the range is around release ${version} for CPython 3.11 on linux/amd64`,
  };
}
