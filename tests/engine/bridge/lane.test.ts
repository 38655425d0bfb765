import { describe, expect, it, vi } from 'vitest';
import { createLane } from '../../../src/bridge/lane.ts';

const live = (): AbortSignal => new AbortController().signal;
const never = new Promise<never>(() => undefined);

function gate(): { readonly open: () => void; readonly passed: Promise<void> } {
  let open = (): void => undefined;
  const passed = new Promise<void>((resolve) => (open = resolve));
  return { open, passed };
}

describe('a lane that queues', () => {
  const options = { timeoutMs: 1000, onTimeout: () => undefined, queues: true };

  it('asks the worker for the newest only, once the last has returned', async () => {
    const lane = createLane<number>(options);
    const { open, passed } = gate();
    const asked: number[] = [];
    const call = (id: number, wait: Promise<unknown> = Promise.resolve()) =>
      lane.call(live(), async () => {
        asked.push(id);
        await wait;
        return id;
      });
    const calls = [call(1, passed)];
    await Promise.resolve();
    calls.push(call(2), call(3), call(4));
    expect(asked).toEqual([1]);
    open();
    expect((await Promise.all(calls)).map(({ status }) => status)).toEqual([
      'superseded',
      'superseded',
      'superseded',
      'done',
    ]);
    expect(asked).toEqual([1, 4]);
  });

  it('does not wait for a worker that is dead', async () => {
    const lane = createLane<number>(options);
    const first = lane.call(live(), () => never);
    await Promise.resolve();
    lane.end({ status: 'failed', reason: 'crashed', message: '' });
    expect((await first).status).toBe('failed');
    expect(await lane.call(live(), () => Promise.resolve(2))).toEqual({ status: 'done', value: 2 });
  });

  it('runs out of time while it waits, too', async () => {
    const onTimeout = vi.fn();
    const lane = createLane<number>({ timeoutMs: 20, onTimeout, queues: true });
    void lane.call(live(), () => never);
    await Promise.resolve();
    const second = await lane.call(live(), () => Promise.resolve(2));
    expect(second).toEqual({ status: 'failed', reason: 'timeout', message: '' });
    expect(onTimeout).toHaveBeenCalledTimes(1);
  });
});
