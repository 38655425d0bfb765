import type { GitFile, History } from '../history/versions.ts';

/** What the worker that reads a folder's `.git` offers through Comlink. */
export interface HistoryWorker {
  /** @param path of the file below the folder whose versions are wanted */
  readHistory(files: readonly GitFile[], path: string): Promise<History>;
}
