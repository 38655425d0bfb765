/** Starts the worker that weighs; the page's build gives it its own file. */
export function startWeighWorker(): Worker {
  return new Worker(new URL('../../workers/weigh.worker.ts', import.meta.url), {
    type: 'module',
    name: 'weigh',
  });
}
