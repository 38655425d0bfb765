import type { NameQuestion, Offer } from '../catalog/offerNames.ts';
import type { Report, Suggestion } from '../engine/report.ts';
import type { Optimised as Result } from '../engine/rewrites/proof/optimize.ts';
import type { Workspace } from '../engine/workspace.ts';

/** A workspace made lighter: its text, its weight and the steps to it, whose savings add up to the difference. */
export type Optimised = Omit<Result, 'before'>;

/** What the worker offers through Comlink. `catalogFolder` is an absolute URL of the catalog's folder, ending in `/`. */
export interface WeighWorker {
  /**
   * A report without suggestions, which cost many times as much.
   *
   * @param onPartial called with the picture so far while more of the catalog is being loaded
   */
  weigh(
    workspace: Workspace,
    catalogFolder: string,
    onPartial: (report: Report) => void,
  ): Promise<Report>;
  /** What would make it lighter, the heaviest first. */
  suggest(workspace: Workspace, catalogFolder: string): Promise<readonly Suggestion[]>;
  /** @param chosen ids of suggestions; no others are made */
  optimise(
    workspace: Workspace,
    catalogFolder: string,
    chosen: readonly string[],
  ): Promise<Optimised>;
  /** References of the base images that the catalog has weighed, in no order. */
  imageReferences(catalogFolder: string): Promise<readonly string[]>;
  /** Names of the catalog that go on with a word, and what images weigh; loads the slices that it needs. */
  offerNames(question: NameQuestion, catalogFolder: string): Promise<Offer>;
  /** Addresses of all that it has fetched, catalog slices in the first place. */
  fetched(): readonly string[];
  /** Loads what every Dockerfile needs before there is one. */
  warm(catalogFolder: string): Promise<void>;
}
