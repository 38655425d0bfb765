import type { Word } from './command.ts';
import type { Shell } from './shell.ts';
import type { Status } from './shellState.ts';
import type { AssignmentNode } from './syntax.ts';

/** A command that the shell itself knows. */
export type Builtin = (shell: Shell, args: readonly Word[], context: BuiltinContext) => Status;

export interface BuiltinContext {
  /** The name that it was called by. */
  readonly name: string;
  /** `export X=1 Y`: assignments among the arguments, in order with plain names. */
  readonly declarations: readonly (AssignmentNode | Word)[];
  /** Runs words as a command: `command`, `exec`. */
  runWords(words: readonly Word[], skipFunctions: boolean): Status;
}

/** The arguments as texts, or null when one of them is not known. */
export function exactTexts(args: readonly Word[]): readonly string[] | null {
  return args.every((word) => word.exact) ? args.map((word) => word.text) : null;
}
