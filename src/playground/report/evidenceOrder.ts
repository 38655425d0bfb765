import type { Evidence } from '../../engine/amount.ts';

/** Strongest first. The page sees only types of the engine, hence its own list. */
export const EVIDENCE_ORDER = [
  'measured',
  'locked',
  'published',
  'derived',
  'assumed',
  'unknown',
] as const satisfies readonly Evidence[];
