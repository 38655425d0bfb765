/** Starts the worker that reads a folder's `.git`; the page's build gives it its own file. */
export function startHistoryWorker(): Worker {
  return new Worker(new URL('../../workers/history.worker.ts', import.meta.url), {
    type: 'module',
    name: 'history',
  });
}
