import { createBridge } from '../../bridge/createBridge.ts';
import type { Bridge } from '../../bridge/createBridge.ts';
import { startWeighWorker } from '../../bridge/startWeighWorker.ts';

const catalogFolder = new URL('catalog/', document.baseURI).href;

/** Answers what is typed: nothing else runs in its worker, so the picture follows at once. */
export const weighBridge: Bridge = createBridge(startWeighWorker, catalogFolder);

/** For what takes seconds or is of another text: suggestions, rewrites, comparisons. Its worker starts when first asked. */
export const adviceBridge: Bridge = createBridge(startWeighWorker, catalogFolder);
