import type { Interpreter } from './interpreter.ts';
import type { Jump } from './shell.ts';
import { copyState, mergeStates, restoreState } from './shellState.ts';
import type { ShellState, Status } from './shellState.ts';

/**
 * Looks at every branch once, each from the same state, because it cannot be told which one runs. Afterwards variables that differ are
 * unknown. A branch that leaves (`exit 1`) is taken for the one that does not happen.
 */
export function runBranches(shell: Interpreter, branches: readonly (() => Status)[]): Status {
  const start = copyState(shell.state);
  const statuses = new Set<Status>();
  let merged: ShellState | null = null;
  let lastJump: Jump | null = null;
  for (const branch of branches) {
    restoreState(shell.state, start);
    const status = branch();
    if (shell.jump) {
      lastJump = shell.jump;
      shell.jump = null;
      continue;
    }
    statuses.add(status === 'assumed' ? 'success' : status);
    const after = copyState(shell.state);
    if (merged) mergeStates(merged, after);
    else merged = after;
  }
  if (merged) {
    restoreState(shell.state, merged);
    if (lastJump) shell.droppedJump = true;
  } else {
    restoreState(shell.state, start);
    shell.jump = lastJump;
  }
  const [status = 'unknown'] = statuses;
  return statuses.size === 1 ? status : 'unknown';
}
