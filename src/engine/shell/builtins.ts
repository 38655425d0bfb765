import type { Builtin } from './builtin.ts';
import { controlBuiltins } from './builtinsControl.ts';
import { lookupBuiltins } from './builtinsLookup.ts';
import { outputBuiltins } from './builtinsOutput.ts';
import { variableBuiltins } from './builtinsVariables.ts';

const BUILTINS: ReadonlyMap<string, Builtin> = new Map(
  Object.entries({
    ...outputBuiltins,
    ...variableBuiltins,
    ...controlBuiltins,
    ...lookupBuiltins((name) => BUILTINS.has(name)),
  }),
);

/** The builtin of that name; programs like /bin/echo that do the same count too. */
export function findBuiltin(program: string): Builtin | undefined {
  const name = /^(?:\/usr)?\/bin\/(echo|printf|true|false|test|\[|pwd|which)$/.exec(program)?.[1];
  return BUILTINS.get(name ?? program);
}

/** Whether the evaluator runs the command itself and never asks the host. */
export function isBuiltin(name: string): boolean {
  return BUILTINS.has(name);
}
