import { EVIDENCE_ORDER } from './evidenceOrder.ts';
import type { Contribution } from '../../engine/report.ts';

export type SortKey = 'name' | 'evidence' | 'bytes';

/** Heaviest first by default; names from A, evidence from the strongest. */
export function sortContributions(
  contributions: readonly Contribution[],
  key: SortKey,
): readonly Contribution[] {
  const byWeight = (a: Contribution, b: Contribution): number => b.bytes - a.bytes;
  const compare = {
    bytes: byWeight,
    name: (a: Contribution, b: Contribution) => a.name.localeCompare(b.name) || byWeight(a, b),
    evidence: (a: Contribution, b: Contribution) =>
      EVIDENCE_ORDER.indexOf(a.evidence) - EVIDENCE_ORDER.indexOf(b.evidence) || byWeight(a, b),
  }[key];
  return [...contributions].sort(compare);
}
