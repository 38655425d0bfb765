import { EVIDENCE_ORDER } from './evidenceOrder.ts';
import type { LayerPart } from './layerParts.ts';

export type SortKey = 'name' | 'evidence' | 'bytes';

/** Heaviest first by default; names from A, evidence from the strongest. */
export function sortParts(parts: readonly LayerPart[], key: SortKey): readonly LayerPart[] {
  const byWeight = (a: LayerPart, b: LayerPart): number => b.bytes - a.bytes;
  const strength = ({ evidence }: LayerPart): number =>
    evidence === null ? -1 : EVIDENCE_ORDER.indexOf(evidence);
  const compare = {
    bytes: byWeight,
    name: (a: LayerPart, b: LayerPart) => a.name.localeCompare(b.name) || byWeight(a, b),
    evidence: (a: LayerPart, b: LayerPart) => strength(a) - strength(b) || byWeight(a, b),
  }[key];
  return [...parts].sort(compare);
}
