import { askHistory } from '../../bridge/askHistory.ts';
import type { AskedHistory } from '../../bridge/askHistory.ts';
import { startHistoryWorker } from '../../bridge/startHistoryWorker.ts';
import type { GitFile } from '../../history/versions.ts';
import { workspaceState } from './workspaceState.svelte.ts';

/** The history of the folder that was read, not read itself. */
export interface GitFolder {
  readonly files: readonly GitFile[];
  /** Of the Dockerfile below the folder. */
  readonly path: string;
}

let taken = $state.raw<{ readonly folder: GitFolder; readonly openings: number } | null>(null);
let known: { readonly folder: GitFolder; readonly history: AskedHistory } | null = null;

/** Versions of the Dockerfile on the page, where its folder tells them. */
export const gitState = {
  /** Null where there is no history, and when another Dockerfile was opened since. */
  get current(): GitFolder | null {
    return taken !== null && taken.openings === workspaceState.openings ? taken.folder : null;
  },
  take(folder: GitFolder | null): void {
    known = null;
    taken = folder === null ? null : { folder, openings: workspaceState.openings };
  },

  /**
   * Reads the versions, once a folder.
   *
   * @throws the signal's reason when it is aborted
   */
  async history(folder: GitFolder, signal: AbortSignal): Promise<AskedHistory> {
    if (known?.folder === folder) return known.history;
    const history = await askHistory(signal, startHistoryWorker, folder.files, folder.path);
    known = { folder, history };
    return history;
  },
};
