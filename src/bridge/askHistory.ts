import { wrap } from 'comlink';
import type { GitFile, History } from '../history/versions.ts';
import type { WorkerLike } from './createBridge.ts';
import type { HistoryWorker } from './historyWorker.ts';
import { messageOf } from './lane.ts';

/** What came of the question, or why nothing did. */
export type AskedHistory = History | { readonly status: 'slow' };

/** Reading some hundred megabytes and inflating some thousand objects takes seconds. */
const TIMEOUT_MS = 60_000;

/**
 * Reads the versions of a file in a worker of its own, which ends with the answer: what it read, it forgets, and a damaged file that makes
 * it run for ever or out of memory takes nothing else with it.
 *
 * @throws the signal's reason when it is aborted
 */
export async function askHistory(
  signal: AbortSignal,
  start: () => WorkerLike,
  files: readonly GitFile[],
  path: string,
  timeoutMs: number = TIMEOUT_MS,
): Promise<AskedHistory> {
  signal.throwIfAborted();
  const worker = start();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const otherwise = new Promise<AskedHistory>((resolve, reject) => {
    timer = setTimeout(() => resolve({ status: 'slow' }), timeoutMs);
    signal.addEventListener('abort', () => reject(new DOMException('', 'AbortError')));
    worker.addEventListener('error', (event: Event) => {
      event.preventDefault();
      resolve({ status: 'unreadable', reason: messageOf(event) });
    });
  });
  try {
    return await Promise.race([wrap<HistoryWorker>(worker).readHistory(files, path), otherwise]);
  } finally {
    clearTimeout(timer);
    worker.terminate();
  }
}
