import { estimate } from '../../../src/engine/estimate.ts';
import type { Report } from '../../../src/engine/report.ts';
import type { Workspace } from '../../../src/engine/workspace.ts';
import { fakeCatalog, type FakeFacts } from '../fakeCatalog.ts';
import { FACTS } from './facts.ts';

export interface Case {
  /** The rule, in words. */
  readonly rule: string;
  readonly dockerfile: string;
  readonly workspace?: Omit<Workspace, 'dockerfile'>;
  readonly facts?: FakeFacts;
  /** Megabytes (10^6) of each layer after the base, to a tenth. */
  readonly layers: readonly number[];
}

export function report(given: Pick<Case, 'dockerfile' | 'workspace' | 'facts'>): Report {
  const workspace: Workspace = { ...given.workspace, dockerfile: given.dockerfile };
  return estimate(workspace, fakeCatalog({ ...FACTS, ...given.facts }));
}

/** Megabytes of each layer after the base. */
export function layersOf(
  given: Pick<Case, 'dockerfile' | 'workspace' | 'facts'>,
): readonly number[] {
  return report(given)
    .layers.filter((layer) => layer.keyword !== 'FROM')
    .map((layer) => Math.round(layer.bytes / 1e5) / 10);
}
