import { expose } from 'comlink';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createBridge } from '../../../src/bridge/createBridge.ts';
import type { WorkerLike } from '../../../src/bridge/createBridge.ts';
import type { WeighWorker } from '../../../src/bridge/weighWorker.ts';
import type { Report, Suggestion } from '../../../src/engine/report.ts';

/** A worker in the same thread: a message channel with an `error` that a test can raise. */
function fakeWorker(
  weigh: WeighWorker['weigh'],
  others: Partial<WeighWorker> = {},
): WorkerLike & { crash(): void; ended: boolean } {
  const { port1, port2 } = new MessageChannel();
  expose({ weigh, ...others }, port2);
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
  opened.push(worker);
  return worker;
}

const opened: { terminate(): void }[] = [];
afterEach(() => opened.splice(0).forEach((worker) => worker.terminate()));

/** Only the date tells reports apart here. */
const reportOf = (date: string): Report => ({ catalog: { date } }) as Report;
const live = (): AbortSignal => new AbortController().signal;
const never = new Promise<never>(() => undefined);

describe('createBridge', () => {
  it('gives the report of the worker, and partial ones before it', async () => {
    const worker = fakeWorker((workspace, folder, onPartial) => {
      onPartial(reportOf('partial'));
      return Promise.resolve(reportOf(`${workspace.dockerfile} ${folder}`));
    });
    const partials: string[] = [];
    const outcome = await createBridge(() => worker, 'http://x/catalog/').weigh(
      live(),
      { dockerfile: 'FROM a' },
      ({ catalog }) => partials.push(catalog.date),
    );
    expect(outcome).toEqual({ status: 'done', report: reportOf('FROM a http://x/catalog/') });
    expect(partials).toEqual(['partial']);
  });

  it('settles older calls as superseded: the latest wins', async () => {
    const bridge = createBridge(
      () =>
        fakeWorker(({ dockerfile }) =>
          dockerfile === 'slow' ? never : Promise.resolve(reportOf(dockerfile)),
        ),
      '',
    );
    const calls = ['slow', 'slow', 'last'].map((dockerfile) =>
      bridge.weigh(live(), { dockerfile }),
    );
    expect(await Promise.all(calls)).toEqual([
      { status: 'superseded' },
      { status: 'superseded' },
      { status: 'done', report: reportOf('last') },
    ]);
  });

  it('does not hand partial reports of an older call to anybody', async () => {
    let release = (): void => undefined;
    const gate = new Promise<void>((resolve) => (release = resolve));
    const bridge = createBridge(
      () =>
        fakeWorker(async ({ dockerfile }, _folder, onPartial) => {
          if (dockerfile === 'old') {
            await gate;
            onPartial(reportOf('old'));
          }
          return reportOf(dockerfile);
        }),
      '',
    );
    const partial = vi.fn();
    void bridge.weigh(live(), { dockerfile: 'old' }, partial);
    await bridge.weigh(live(), { dockerfile: 'new' }, partial);
    release();
    await bridge.weigh(live(), { dockerfile: 'newer' }, partial);
    expect(partial).not.toHaveBeenCalled();
  });

  it('ends a call that is aborted, before it began or after', async () => {
    const start = vi.fn(() => fakeWorker(() => never));
    const bridge = createBridge(start, '');
    const controller = new AbortController();
    const call = bridge.weigh(controller.signal, { dockerfile: '' });
    controller.abort();
    expect(await call).toEqual({ status: 'aborted' });
    expect(await bridge.weigh(controller.signal, { dockerfile: '' })).toEqual({
      status: 'aborted',
    });
    expect(start).toHaveBeenCalledTimes(1);
  });

  it('starts a new worker after a crash', async () => {
    const first = fakeWorker(() => never);
    const workers = [first, fakeWorker(({ dockerfile }) => Promise.resolve(reportOf(dockerfile)))];
    const start = vi.fn(() => workers.shift() ?? fakeWorker(() => never));
    const bridge = createBridge(start, '');
    const call = bridge.weigh(live(), { dockerfile: 'deadly' });
    first.crash();
    expect(await call).toEqual({ status: 'failed', reason: 'crashed', message: '' });
    expect(first.ended).toBe(true);
    expect(await bridge.weigh(live(), { dockerfile: 'next' })).toEqual({
      status: 'done',
      report: reportOf('next'),
    });
  });

  it('ends a worker that does not answer in time', async () => {
    const workers: ReturnType<typeof fakeWorker>[] = [];
    const bridge = createBridge(
      () => {
        const worker = fakeWorker(() => never);
        workers.push(worker);
        return worker;
      },
      '',
      20,
    );
    expect(await bridge.weigh(live(), { dockerfile: '' })).toEqual({
      status: 'failed',
      reason: 'timeout',
      message: '',
    });
    expect(workers.map(({ ended }) => ended)).toEqual([true]);
  });

  it('gives a partial report more time: the worker is alive', async () => {
    const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
    const bridge = createBridge(
      () =>
        fakeWorker(async (_workspace, _folder, onPartial) => {
          for (let round = 0; round < 3; round += 1) {
            await wait(60);
            onPartial(reportOf('partial'));
          }
          return reportOf('whole');
        }),
      '',
      150,
    );
    expect((await bridge.weigh(live(), { dockerfile: '' })).status).toBe('done');
  });

  it('tells what the worker refused', async () => {
    const bridge = createBridge(
      () => fakeWorker(() => Promise.reject(new Error('no such thing'))),
      '',
    );
    expect(await bridge.weigh(live(), { dockerfile: '' })).toEqual({
      status: 'failed',
      reason: 'refused',
      message: 'no such thing',
    });
  });

  it('closes', async () => {
    const worker = fakeWorker(() => never);
    const bridge = createBridge(() => worker, '');
    const call = bridge.weigh(live(), { dockerfile: '' });
    bridge.close();
    expect(await call).toEqual({ status: 'aborted' });
    expect(worker.ended).toBe(true);
  });

  it('asks for suggestions and rewrites beside what is weighed, and ends them with the worker', async () => {
    const worker = fakeWorker(() => never, {
      suggest: (workspace) => Promise.resolve([{ id: workspace.dockerfile } as Suggestion]),
      optimise: () => never,
    });
    const bridge = createBridge(() => worker, '');
    const weighing = bridge.weigh(live(), { dockerfile: 'FROM a' });
    expect(await bridge.suggest(live(), { dockerfile: 'FROM a' })).toEqual({
      status: 'done',
      value: [{ id: 'FROM a' }],
    });
    const optimising = bridge.optimise(live(), { dockerfile: 'FROM a' }, ['x']);
    worker.crash();
    const crashed = { status: 'failed', reason: 'crashed', message: '' };
    expect(await Promise.all([weighing, optimising])).toEqual([crashed, crashed]);
  });
});
