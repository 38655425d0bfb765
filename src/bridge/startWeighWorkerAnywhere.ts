import workerUrl from '../../workers/weigh.worker.ts?worker&url';

/**
 * Starts the worker that weighs, also in a sandboxed frame. Such a frame has an origin of its own, to which the worker's file is a
 * foreign one that no worker may be made of (HTML, Worker constructor, step "same origin"); an address that the frame made itself may
 * be, and from there the file is imported. Its server has to allow that, as it has to for the catalog:
 * `Access-Control-Allow-Origin: *`.
 */
export function startWeighWorkerAnywhere(): Worker {
  const url = new URL(workerUrl, document.baseURI).href;
  const options = { type: 'module', name: 'weigh' } as const;
  if (globalThis.origin !== 'null') return new Worker(url, options);
  const door = URL.createObjectURL(
    new Blob([`import ${JSON.stringify(url)};`], { type: 'text/javascript' }),
  );
  return new Worker(door, options);
}
