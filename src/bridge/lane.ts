export type FailureReason = 'crashed' | 'timeout' | 'refused';

/** How a call ended without an answer. Nothing is thrown: a newer text and a crash are ordinary ends. */
export type NotDone =
  /** A newer call took its place. */
  | { readonly status: 'superseded' }
  | { readonly status: 'aborted' }
  | { readonly status: 'failed'; readonly reason: FailureReason; readonly message: string };

export type Ended<Value> = { readonly status: 'done'; readonly value: Value } | NotDone;

/** What a call under way is told of itself. */
export interface Call {
  /** Whether nothing has ended it yet. */
  readonly isLive: () => boolean;
  /** The worker has shown that it is alive: the clock starts again. */
  readonly startClock: () => void;
}

/** Calls of one kind, of which only the newest matters. */
export interface Lane<Value> {
  call(signal: AbortSignal, act: (call: Call) => Promise<Value>): Promise<Ended<Value>>;
  /** Ends what is under way. */
  end(outcome: NotDone): void;
}

export interface LaneOptions {
  readonly timeoutMs: number;
  /** Before the call is settled. */
  readonly onTimeout: () => void;
  /**
   * Whether a call waits for the one before to return although nobody waits for its answer: a worker cannot be interrupted, and calls
   * that take seconds would pile up before it.
   */
  readonly queues: boolean;
}

export function createLane<Value>({ timeoutMs, onTimeout, queues }: LaneOptions): Lane<Value> {
  let settleCurrent: ((outcome: Ended<Value>) => void) | null = null;
  let busy: Promise<unknown> = Promise.resolve();

  function call(signal: AbortSignal, act: (call: Call) => Promise<Value>): Promise<Ended<Value>> {
    settleCurrent?.({ status: 'superseded' });
    if (signal.aborted) return Promise.resolve({ status: 'aborted' });

    return new Promise((resolve) => {
      let timer: ReturnType<typeof setTimeout>;

      const settle = (outcome: Ended<Value>): void => {
        if (settleCurrent !== settle) return;
        settleCurrent = null;
        clearTimeout(timer);
        signal.removeEventListener('abort', onAbort);
        resolve(outcome);
      };
      const onAbort = (): void => settle({ status: 'aborted' });
      const startClock = (): void => {
        clearTimeout(timer);
        timer = setTimeout(() => {
          onTimeout();
          settle({ status: 'failed', reason: 'timeout', message: '' });
        }, timeoutMs);
      };
      const start = (): void => {
        if (settleCurrent !== settle) return;
        const refuse = (reason: unknown): void =>
          settle({ status: 'failed', reason: 'refused', message: messageOf(reason) });
        try {
          busy = act({ isLive: () => settleCurrent === settle, startClock }).then(
            (value) => settle({ status: 'done', value }),
            refuse,
          );
        } catch (reason) {
          refuse(reason);
        }
      };

      settleCurrent = settle;
      signal.addEventListener('abort', onAbort);
      startClock();
      if (queues) void busy.then(start);
      else start();
    });
  }

  return {
    call,
    end(outcome) {
      // What a dead worker was asked never returns.
      busy = Promise.resolve();
      settleCurrent?.(outcome);
    },
  };
}

/** What an error says, of a call or of a worker. */
export function messageOf(reason: unknown): string {
  if (reason instanceof Error) return reason.message;
  if (typeof ErrorEvent !== 'undefined' && reason instanceof ErrorEvent) return reason.message;
  return '';
}
