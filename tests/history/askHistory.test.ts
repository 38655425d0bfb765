import { expose } from 'comlink';
import { describe, expect, it } from 'vitest';
import { askHistory } from '../../src/bridge/askHistory.ts';
import type { WorkerLike } from '../../src/bridge/createBridge.ts';
import type { HistoryWorker } from '../../src/bridge/historyWorker.ts';

/** A worker in the same thread, with an `error` that a test can raise. */
function fakeWorker(
  readHistory: HistoryWorker['readHistory'],
): WorkerLike & { ended: boolean; crash(): void } {
  const { port1, port2 } = new MessageChannel();
  expose({ readHistory }, port2);
  port1.start();
  const errors = new EventTarget();
  const worker = {
    ended: false,
    postMessage: (message: unknown, transfer: Transferable[] = []) =>
      port1.postMessage(message, transfer),
    addEventListener: (type: string, listener: EventListener) =>
      (type === 'error' ? errors : port1).addEventListener(type, listener),
    removeEventListener: (type: string, listener: EventListener) =>
      (type === 'error' ? errors : port1).removeEventListener(type, listener),
    terminate() {
      worker.ended = true;
      port1.close();
      port2.close();
    },
    crash: () => errors.dispatchEvent(new Event('error', { cancelable: true })),
  };
  return worker;
}

const READ = { status: 'read', versions: [], isWhole: true } as const;
const live = (): AbortSignal => new AbortController().signal;
const never = new Promise<never>(() => undefined);

describe('askHistory', () => {
  it('gives the answer and ends the worker', async () => {
    const worker = fakeWorker(() => Promise.resolve(READ));
    expect(await askHistory(live(), () => worker, [], 'Dockerfile')).toEqual(READ);
    expect(worker.ended).toBe(true);
  });

  it('ends a worker that takes too long', async () => {
    const worker = fakeWorker(() => never);
    expect(await askHistory(live(), () => worker, [], 'Dockerfile', 10)).toEqual({
      status: 'slow',
    });
    expect(worker.ended).toBe(true);
  });

  it('says that nothing can be read when the worker dies', async () => {
    const worker = fakeWorker(() => never);
    const asked = askHistory(live(), () => worker, [], 'Dockerfile');
    worker.crash();
    expect((await asked).status).toBe('unreadable');
    expect(worker.ended).toBe(true);
  });

  it('ends the worker when nobody waits any more', async () => {
    const worker = fakeWorker(() => never);
    const aborter = new AbortController();
    const asked = askHistory(aborter.signal, () => worker, [], 'Dockerfile');
    aborter.abort();
    await expect(asked).rejects.toThrow();
    expect(worker.ended).toBe(true);
  });
});
