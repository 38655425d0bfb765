/** Starts the worker with Dockerfile's language service; the page's build gives it its own file. */
export function startLanguageWorker(): Worker {
  return new Worker(new URL('../../workers/language.worker.ts', import.meta.url), {
    type: 'module',
    name: 'language',
  });
}
