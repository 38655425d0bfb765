import type { Report } from '../engine/report.ts';
import type { Workspace } from '../engine/workspace.ts';

/** What the worker offers through Comlink. */
export interface WeighWorker {
  /**
   * @param catalogFolder absolute URL of the catalog's folder, ending in `/`
   * @param onPartial called with the picture so far while more of the catalog is being loaded
   */
  weigh(
    workspace: Workspace,
    catalogFolder: string,
    onPartial: (report: Report) => void,
  ): Promise<Report>;
}
