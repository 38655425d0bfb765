import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createPace } from '../../src/playground/state/pace.ts';

type Step = readonly ['key'] | readonly ['wait' | 'ends after', number] | readonly ['is loading'];

/** @returns for each run, the milliseconds at which it began */
function runsOf(steps: readonly Step[]): readonly number[] {
  const runs: number[] = [];
  const ends: ((isTelling: boolean) => void)[] = [];
  const began = performance.now();
  const pace = createPace(() => {
    runs.push(performance.now() - began);
    ends.push(pace.start());
  });
  for (const [what, ms = 0] of steps) {
    vi.advanceTimersByTime(ms);
    if (what === 'key') pace.request();
    if (what === 'ends after') ends.at(-1)?.(true);
    if (what === 'is loading') ends.at(-1)?.(false);
  }
  return runs;
}

describe('the pace of weighing', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  it.each<readonly [string, readonly Step[], readonly number[]]>([
    ['the first text at once', [['key']], [0]],
    [
      'every key, when answers are quick',
      [['key'], ['ends after', 20], ['wait', 80], ['key']],
      [0, 100],
    ],
    [
      'the newest as soon as the one before has ended, once',
      [['key'], ['key'], ['wait', 10], ['key'], ['ends after', 20], ['wait', 500]],
      [0, 30],
    ],
    [
      'nothing more when nothing was typed meanwhile',
      [['key'], ['ends after', 20], ['wait', 500]],
      [0],
    ],
    [
      'after a pause, when the last took long',
      [['key'], ['ends after', 300], ['key'], ['wait', 60], ['key'], ['wait', 119], ['wait', 1]],
      [0, 480],
    ],
    ['not behind something that hangs', [['key'], ['wait', 50], ['key'], ['wait', 120]], [0, 170]],
    [
      'at once while the last waits for the network, which says nothing of how long weighing takes',
      [['key'], ['wait', 50], ['is loading'], ['wait', 400], ['key'], ['ends after', 9], ['key']],
      [0, 450, 459],
    ],
  ])('weighs %s', (_what, steps, runs) => {
    expect(runsOf(steps)).toEqual(runs);
  });
});
