import type { Node } from './syntax.ts';
import type { Text } from './text.ts';

/** Success that a program was merely assumed to have is told apart: a `while` on it would never end. */
export type Status = 'success' | 'assumed' | 'failure' | 'unknown';

export interface Variable {
  readonly value: Text;
  /** Of an array, by index or key. */
  readonly items: ReadonlyMap<string, Text> | null;
  readonly exported: boolean;
}

/** Everything that a subshell gets its own copy of. */
export interface ShellState {
  readonly variables: Map<string, Variable>;
  readonly functions: Map<string, Node>;
  positional: readonly Text[];
  cwd: string;
  oldCwd: string | null;
  directories: readonly string[];
  errexit: boolean;
  /** `shopt -s dotglob`: globs match names that begin with a period. */
  dotglob: boolean;
  pipefail: boolean;
  lastStatus: Status;
}

export function copyState(state: ShellState): ShellState {
  return {
    ...state,
    variables: new Map(state.variables),
    functions: new Map(state.functions),
  };
}

/** Puts another state in place of this one. */
export function restoreState(state: ShellState, from: ShellState): void {
  const { variables, functions, ...rest } = from;
  Object.assign(state, rest);
  replaceEntries(state.variables, variables);
  replaceEntries(state.functions, functions);
}

function replaceEntries<Value>(
  target: Map<string, Value>,
  source: ReadonlyMap<string, Value>,
): void {
  if (target === source) return;
  target.clear();
  for (const [key, value] of source) target.set(key, value);
}

/** After two branches of which either may have run: variables that differ are unknown. */
export function mergeStates(state: ShellState, other: ShellState): void {
  const names = new Set([...state.variables.keys(), ...other.variables.keys()]);
  for (const name of names) {
    const here = state.variables.get(name);
    const there = other.variables.get(name);
    if (here === there || (here && there && sameVariable(here, there))) continue;
    const exported = (here?.exported ?? false) || (there?.exported ?? false);
    state.variables.set(name, { value: { text: '', exact: false }, items: null, exported });
  }
  for (const [name, body] of other.functions) {
    if (!state.functions.has(name)) state.functions.set(name, body);
  }
  state.errexit = state.errexit && other.errexit;
}

function sameVariable(a: Variable, b: Variable): boolean {
  if (a.value.text !== b.value.text || a.value.exact !== b.value.exact) return false;
  if (a.exported !== b.exported || a.items?.size !== b.items?.size) return false;
  if (!a.items || !b.items) return true;
  const others = b.items;
  return [...a.items].every(([key, item]) => {
    const other = others.get(key);
    return other?.text === item.text && other.exact === item.exact;
  });
}

export function textOf(state: ShellState, name: string): Text | undefined {
  const variable = state.variables.get(name);
  if (!variable) return undefined;
  return variable.items ? variable.items.get('0') : variable.value;
}

export function setText(state: ShellState, name: string, value: Text, exported?: boolean): void {
  const before = state.variables.get(name);
  state.variables.set(name, {
    value,
    items: null,
    exported: exported ?? before?.exported ?? false,
  });
}

/** The environment of a program: what is exported and known. */
export function environmentOf(state: ShellState): Map<string, string> {
  const environment = new Map<string, string>();
  for (const [name, { value, items, exported }] of state.variables) {
    if (exported && value.exact && !items) environment.set(name, value.text);
  }
  return environment;
}
