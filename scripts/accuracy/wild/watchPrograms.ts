import { PROGRAMS } from '../../../src/engine/commands/programs.ts';
import type { StageView } from '../../../src/engine/commands/program.ts';
import type { Effect } from '../../../src/engine/effects.ts';
import type { Call } from '../../../src/engine/shell/command.ts';

/** A call of a program that has a model. */
export interface WatchedCall {
  readonly call: Call;
  readonly stage: StageView;
  /** Whether it writes bytes, or asks how many it does. */
  readonly writes: boolean;
}

/** Tells `listener` of every call of a program that has a model, from now on. */
export function watchPrograms(listener: (watched: WatchedCall) => void): void {
  for (const program of PROGRAMS) {
    const run = program.run.bind(program);
    Object.assign(program, {
      run(call: Call, stage: StageView) {
        const outcome = run(call, stage);
        listener({ call, stage, writes: outcome.effects.some(isWriting) });
        return outcome;
      },
    });
  }
}

function isWriting({ type }: Effect): boolean {
  switch (type) {
    case 'write':
    case 'copy':
    case 'move':
    case 'touch':
    case 'resize':
    case 'link':
    case 'unknown':
      return true;
    case 'delete':
    case 'env':
    case 'dpkg':
    case 'notice':
      return false;
  }
}
