import { proxy, releaseProxy, wrap } from 'comlink';
import type { Endpoint, Remote } from 'comlink';
import type { NameQuestion, Offer } from '../catalog/offerNames.ts';
import type { Report, Suggestion } from '../engine/report.ts';
import type { Workspace } from '../engine/workspace.ts';
import { createLane, messageOf } from './lane.ts';
import type { Ended, NotDone } from './lane.ts';
import type { Optimised, WeighWorker } from './weighWorker.ts';

export type { FailureReason } from './lane.ts';

/** How weighing ended. */
export type Outcome = { readonly status: 'done'; readonly report: Report } | NotDone;

/** A worker, or what stands in for one in tests. */
export interface WorkerLike extends Endpoint {
  terminate(): void;
}

/** Of each kind of call, a newer one settles the older as superseded at once. */
export interface Bridge {
  /** @param onPartial the picture so far, while more of the catalog is being loaded; not called any more once the call has ended */
  weigh(
    signal: AbortSignal,
    workspace: Workspace,
    onPartial?: (report: Report) => void,
  ): Promise<Outcome>;
  suggest(signal: AbortSignal, workspace: Workspace): Promise<Ended<readonly Suggestion[]>>;
  /** @param chosen ids of suggestions */
  optimise(
    signal: AbortSignal,
    workspace: Workspace,
    chosen: readonly string[],
  ): Promise<Ended<Optimised>>;
  imageReferences(signal: AbortSignal): Promise<Ended<readonly string[]>>;
  /** Names for a text under way; the slices that it takes are loaded when it is first asked. */
  offerNames(signal: AbortSignal, question: NameQuestion): Promise<Ended<Offer>>;
  /** Addresses of all that the worker has fetched. Empty when it does not run; never answered when it is ended before it can. */
  fetched(): Promise<readonly string[]>;
  /** Starts the worker before there is anything to weigh. */
  warm(): void;
  /** Ends the worker and settles what is under way as aborted. */
  close(): void;
}

interface Running {
  readonly worker: WorkerLike;
  readonly remote: Remote<WeighWorker>;
  stop(): void;
}

/** Loading a whole Debian suite over a slow line takes some seconds; a partial report starts the clock again. */
const TIMEOUT_MS = 20_000;

/**
 * The page's side of the worker. The worker starts with the first call; after a crash or a timeout it is terminated and the next
 * call starts another one, so that a text which kills it costs that text's answer only.
 *
 * @param start starts a worker that exposes `WeighWorker`
 * @param catalogFolder absolute URL of the catalog's folder, ending in `/`
 */
export function createBridge(
  start: () => WorkerLike,
  catalogFolder: string,
  timeoutMs: number = TIMEOUT_MS,
): Bridge {
  let running: Running | null = null;

  const crashed = (reason: unknown): NotDone => ({
    status: 'failed',
    reason: 'crashed',
    message: messageOf(reason),
  });
  const onTimeout = (): void => running?.stop();
  const weighing = createLane<Report>({ timeoutMs, onTimeout, queues: false });
  // These take many times as long as weighing.
  const slow = { timeoutMs: 3 * timeoutMs, onTimeout, queues: true };
  const suggesting = createLane<readonly Suggestion[]>(slow);
  const optimising = createLane<Optimised>(slow);
  const naming = createLane<readonly string[]>({ timeoutMs, onTimeout, queues: false });
  // A worker that is slow to load names may be quick at everything else.
  const offering = createLane<Offer>({ timeoutMs, onTimeout: () => undefined, queues: false });
  const lanes = [weighing, suggesting, optimising, naming, offering];

  function run(): Running {
    if (running !== null) return running;
    const worker = start();
    const remote = wrap<WeighWorker>(worker);
    const onError = (event: Event): void => {
      event.preventDefault();
      stop();
      for (const lane of lanes) lane.end(crashed(event));
    };
    // `messageerror`: a report that could not be cloned back would otherwise hang until the timeout.
    worker.addEventListener('error', onError);
    worker.addEventListener('messageerror', onError);
    running = { worker, remote, stop };
    return running;

    function stop(): void {
      if (running?.worker === worker) running = null;
      worker.removeEventListener('error', onError);
      worker.removeEventListener('messageerror', onError);
      remote[releaseProxy]();
      worker.terminate();
    }
  }

  return {
    async weigh(signal, workspace, onPartial) {
      const ended = await weighing.call(signal, ({ isLive, startClock }) => {
        const partial = proxy((report: Report) => {
          if (!isLive()) return;
          startClock();
          onPartial?.(report);
        });
        return run().remote.weigh(workspace, catalogFolder, partial);
      });
      return ended.status === 'done' ? { status: 'done', report: ended.value } : ended;
    },
    suggest: (signal, workspace) =>
      suggesting.call(signal, () => run().remote.suggest(workspace, catalogFolder)),
    optimise: (signal, workspace, chosen) =>
      optimising.call(signal, () => run().remote.optimise(workspace, catalogFolder, chosen)),
    imageReferences: (signal) =>
      naming.call(signal, () => run().remote.imageReferences(catalogFolder)),
    offerNames: (signal, question) =>
      offering.call(signal, () => run().remote.offerNames(question, catalogFolder)),
    async fetched() {
      try {
        return running === null ? [] : await running.remote.fetched();
      } catch {
        return [];
      }
    },
    warm() {
      // A failure shows with the first call.
      void run()
        .remote.warm(catalogFolder)
        .catch(() => undefined);
    },
    close() {
      running?.stop();
      for (const lane of lanes) lane.end({ status: 'aborted' });
    },
  };
}
