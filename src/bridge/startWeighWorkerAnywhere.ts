import workerUrl from '../../workers/weigh.worker.ts?worker&url';

/**
 * Starts the worker that weighs, also in a sandboxed frame. Such a frame has an origin of its own, to which the worker's file is a
 * foreign one that no worker may be made of (HTML, Worker constructor); an address that the frame made itself may be, and from there
 * the file is loaded. That worker is a classic one: Chromium (156, tried) starts no module worker from an address of such a frame. So
 * the built file has to be a classic script as well as a module, which it is as long as nothing in it is imported late.
 */
export function startWeighWorkerAnywhere(): Worker {
  const url = new URL(workerUrl, document.baseURI).href;
  if (globalThis.origin !== 'null') return new Worker(url, { type: 'module', name: 'weigh' });
  const address = JSON.stringify(url);
  // The worker has the frame's policy, which asks for Trusted Types: this one address is the only one that passes.
  const policy = `self.trustedTypes?.createPolicy('default', { createScriptURL: (asked) => (asked === ${address} ? asked : null) });`;
  const source = `${policy} importScripts(${address});`;
  const door = URL.createObjectURL(new Blob([source], { type: 'text/javascript' }));
  return new Worker(door, { name: 'weigh' });
}
