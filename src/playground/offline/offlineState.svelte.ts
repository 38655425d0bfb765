import { dropStaleFiles, keepFiles, missingFiles } from '../../offline/keptFiles.ts';
import { offlineFiles, type OfflineFile } from '../../offline/offlineFiles.ts';
import { registerServiceWorker } from '../../offline/registerServiceWorker.ts';
import { adviceBridge, weighBridge } from '../state/bridges.ts';
import { readStored, writeStored } from '../state/storage.ts';

/** Whether everything is to be kept, of later builds too. */
const KEY = 'plimsoll.offline';
const ALL = 'all';

let isReady = $state(false);
/** Those that the page could miss without a network; null while that is not known. */
let missing = $state.raw<readonly OfflineFile[] | null>(null);
let total = $state(0);
/** Bytes of the download under way. */
let progress = $state.raw<{ readonly done: number; readonly of: number } | null>(null);
let hasFailed = $state(false);
let takeOver = $state.raw<(() => void) | null>(null);

let files: readonly OfflineFile[] = [];
let hasStarted = false;
/** How many files the page had asked for when it last looked which of them are kept: these lists only grow. */
let usedBefore = 0;
let aborter = new AbortController();

/** What the page keeps for work without a network. */
export const offlineState = {
  /** Whether the page would open without a network. */
  get isReady(): boolean {
    return isReady;
  },
  /** Bytes that could be kept still; null while that is not known. */
  get missingBytes(): number | null {
    return missing === null ? null : sum(missing);
  },
  /** Bytes of all that can be kept beside the page itself. */
  get totalBytes(): number {
    return total;
  },
  get progress(): { readonly done: number; readonly of: number } | null {
    return progress;
  },
  /** Whether the last attempt to keep everything ended before its end. */
  get hasFailed(): boolean {
    return hasFailed;
  },
  /** Changes to a newer build that lies ready; null when there is none. */
  get takeOver(): (() => void) | null {
    return takeOver;
  },
  /** The newer build is taken at a later visit. */
  later(): void {
    takeOver = null;
  },

  /** Once, when the first picture stands: nothing of this is urgent. */
  async start(): Promise<void> {
    // The development server has no service worker.
    if (hasStarted || !import.meta.env.PROD) return;
    hasStarted = true;
    await registerServiceWorker(base(), {
      onReady: () => void becomeReady(),
      onUpdate: (next) => (takeOver = next),
    });
  },

  /** What was used before the service worker stood has to be kept by the page: the first visit is enough then. */
  async keepUsed(): Promise<void> {
    if (!isReady || missing === null) return;
    const own = performance.getEntriesByType('resource').map(({ name }) => name);
    const inWorkers = await Promise.all([weighBridge.fetched(), adviceBridge.fetched()]);
    const used = [...own, ...inWorkers.flat()];
    if (used.length === usedBefore) return;
    usedBefore = used.length;
    await keepQuietly((await missingFiles(files)).filter(({ address }) => used.includes(address)));
  },

  async keepAll(): Promise<void> {
    aborter = new AbortController();
    hasFailed = false;
    const wanted = await missingFiles(files);
    const all = sum(wanted);
    let done = 0;
    progress = { done, of: all };
    try {
      await keepFiles(wanted, aborter.signal, ({ bytes }) => {
        done += bytes;
        progress = { done, of: all };
      });
      writeStored(KEY, ALL);
    } catch {
      hasFailed = !aborter.signal.aborted;
    }
    progress = null;
    missing = await missingFiles(files);
  },
  cancel(): void {
    aborter.abort();
  },
  /** Back to what is used, of this visit on. */
  async keepLess(): Promise<void> {
    writeStored(KEY, null);
    await dropStaleFiles([], base());
    usedBefore = 0;
    missing = await missingFiles(files);
    await offlineState.keepUsed();
  },
};

function base(): string {
  return new URL('./', document.baseURI).href;
}

async function becomeReady(): Promise<void> {
  isReady = true;
  try {
    files = await offlineFiles(base());
    total = sum(files);
    await dropStaleFiles(files, base());
    missing = await missingFiles(files);
  } catch {
    // No list or no room: the page works with a network as before.
    return;
  }
  await offlineState.keepUsed();
  if (readStored(KEY) === ALL) await offlineState.keepAll();
}

/** @param wanted is kept as far as there is a network and room */
async function keepQuietly(wanted: readonly OfflineFile[]): Promise<void> {
  if (wanted.length === 0) return;
  try {
    await keepFiles(wanted, new AbortController().signal, () => undefined);
    missing = await missingFiles(files);
  } catch {
    // The next picture tries again.
    usedBefore = 0;
  }
}

function sum(list: readonly OfflineFile[]): number {
  return list.reduce((bytes, file) => bytes + file.bytes, 0);
}
