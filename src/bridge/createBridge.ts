import { proxy, releaseProxy, wrap } from 'comlink';
import type { Endpoint, Remote } from 'comlink';
import type { Report } from '../engine/report.ts';
import type { Workspace } from '../engine/workspace.ts';
import type { WeighWorker } from './weighWorker.ts';

export type FailureReason = 'crashed' | 'timeout' | 'refused';

/** How a call ended. Nothing is thrown: a newer text and a crash are ordinary ends. */
export type Outcome =
  | { readonly status: 'done'; readonly report: Report }
  /** A newer call took its place. */
  | { readonly status: 'superseded' }
  | { readonly status: 'aborted' }
  | { readonly status: 'failed'; readonly reason: FailureReason; readonly message: string };

/** A worker, or what stands in for one in tests. */
export interface WorkerLike extends Endpoint {
  terminate(): void;
}

export interface Bridge {
  /**
   * Weighs a workspace in the worker. A call settles every older one as superseded at once.
   *
   * @param onPartial the picture so far, while more of the catalog is being loaded; not called any more once the call has ended
   */
  weigh(
    signal: AbortSignal,
    workspace: Workspace,
    onPartial?: (report: Report) => void,
  ): Promise<Outcome>;
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
  let settleCurrent: ((outcome: Outcome) => void) | null = null;

  function run(): Running {
    if (running !== null) return running;
    const worker = start();
    const remote = wrap<WeighWorker>(worker);
    const onError = (event: Event): void => {
      event.preventDefault();
      stop();
      settleCurrent?.({ status: 'failed', reason: 'crashed', message: messageOf(event) });
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

  function weigh(
    signal: AbortSignal,
    workspace: Workspace,
    onPartial?: (report: Report) => void,
  ): Promise<Outcome> {
    settleCurrent?.({ status: 'superseded' });
    if (signal.aborted) return Promise.resolve({ status: 'aborted' });

    return new Promise((resolve) => {
      let timer: ReturnType<typeof setTimeout>;

      function settle(outcome: Outcome): void {
        if (settleCurrent !== settle) return;
        settleCurrent = null;
        clearTimeout(timer);
        signal.removeEventListener('abort', onAbort);
        resolve(outcome);
      }
      function onAbort(): void {
        settle({ status: 'aborted' });
      }
      function startClock(): void {
        clearTimeout(timer);
        timer = setTimeout(() => {
          running?.stop();
          settle({ status: 'failed', reason: 'timeout', message: '' });
        }, timeoutMs);
      }

      settleCurrent = settle;
      signal.addEventListener('abort', onAbort);
      startClock();

      const partial = proxy((report: Report) => {
        if (settleCurrent !== settle) return;
        startClock();
        onPartial?.(report);
      });
      const refuse = (reason: unknown): void =>
        settle({ status: 'failed', reason: 'refused', message: messageOf(reason) });
      try {
        run()
          .remote.weigh(workspace, catalogFolder, partial)
          .then((report) => settle({ status: 'done', report }), refuse);
      } catch (reason) {
        refuse(reason);
      }
    });
  }

  return {
    weigh,
    close() {
      running?.stop();
      settleCurrent?.({ status: 'aborted' });
    },
  };
}

function messageOf(reason: unknown): string {
  if (reason instanceof Error) return reason.message;
  if (typeof ErrorEvent !== 'undefined' && reason instanceof ErrorEvent) return reason.message;
  return '';
}
