import type { Stdin } from './command.ts';
import type { ShellHost } from './runShell.ts';
import type { ShellState, Status } from './shellState.ts';
import type { Input, Output } from './stdio.ts';
import type { PatternChars } from './globPattern.ts';
import type { Arithmetic, Part, Script, Statements, WordNode } from './syntax.ts';
import type { Text } from './text.ts';

/** A jump out of the running statements. */
export type Jump =
  | { readonly kind: 'exit' }
  | { readonly kind: 'return' }
  | { readonly kind: 'break' | 'continue'; readonly levels: number };

/** The running shell, as its parts see it. */
export interface Shell {
  readonly host: ShellHost;
  readonly state: ShellState;
  readonly home: string;
  readonly dialect: 'sh' | 'bash';
  output: Output;
  input: Input;
  jump: Jump | null;
  /**
   * Whether the last condition came out false because a file or a program is not known to be there. The image that is weighed builds, so
   * a script is not ended on that ground: something that is not modelled may have made it.
   */
  doubtful: boolean;
  /** The command of `trap ... EXIT`. */
  exitTrap: string | null;
  /** Variables to put back when the running function returns; null outside of functions. */
  locals: Map<string, ReturnType<ShellState['variables']['get']>> | null;
  /** Counts a step against the budget; false when there is none left and the script ends. */
  step(): boolean;
  /** Counts characters that were gone through against the budget. */
  spend(characters: number): void;
  run(statements: Statements): Status;
  /** Runs in a copy of the state with its own output, and gives what it prints. */
  capture(script: Script): Text;
  /** Runs a text in this shell: eval, source. */
  runText(text: string, positional?: readonly Text[]): Status;
  /** `reason` tells what is not followed; once for each reason and place. */
  unresolved(reason: string): void;
  expandText(word: WordNode): Text;
  expandParts(parts: readonly Part[]): Text;
  /** Null when the pattern is not known. */
  expandPattern(word: WordNode): PatternChars | null;
  /** Null when the value is not known. */
  arithmetic(expression: Arithmetic | null): number | null;
}

export function inputOf(text: Text): Stdin {
  return { kind: 'text', text: text.text, exact: text.exact };
}
