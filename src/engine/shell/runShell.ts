import type { Call, Outcome, Stdin } from './command.ts';
import { Interpreter } from './interpreter.ts';
import { parseShell } from './parseShell.ts';
import type { Volume } from './stdio.ts';
import { environmentOf } from './shellState.ts';

/** What a script starts from. */
export interface ShellStart {
  readonly env: ReadonlyMap<string, string>;
  /** Absolute. */
  readonly cwd: string;
  /** Home folder of the user, for `~` and a bare `cd` where HOME is not set. */
  readonly home: string;
  readonly positional?: readonly string[];
  /** Offset of the script in the Dockerfile. */
  readonly offset: number;
  readonly dialect: 'sh' | 'bash';
  readonly stdin?: Stdin;
  readonly loginShell?: boolean;
  /** `bash -O dotglob`. */
  readonly dotglob?: boolean;
  /**
   * With it, all commands are said to stand at `offset` to `end`: for a script that is not in the Dockerfile word for word
   * (`sh -c "$X"`, a file that is run).
   */
  readonly end?: number;
}

/** What the shell asks for and tells. */
export interface ShellHost {
  /** A program that the shell itself does not know; its effects were applied by the host. */
  execute(call: Call): Outcome;
  /** Existing paths that an absolute pattern matches. */
  expandGlob(pattern: string): readonly string[];
  exists(path: string): 'yes' | 'no' | 'maybe';
  isDirectory?(path: string): 'yes' | 'no' | 'maybe';
  readText?(path: string): string | undefined;
  /** A redirection; `text` is null when the content is not known, and `volume` what is known of it all the same. */
  write(path: string, text: string | null, append: boolean, volume?: Volume | null): void;
  /** What is not followed: a condition that cannot be decided, eval. Offsets are into the Dockerfile. */
  unresolved(reason: string, start: number, end: number): void;
}

export interface ShellResult {
  /** What the script prints; absent when it cannot be told. */
  readonly stdout?: string;
  readonly status: 'success' | 'failure' | 'unknown';
  /** Exported variables whose value is known. */
  readonly env: Map<string, string>;
  readonly cwd: string;
}

/**
 * Evaluates a script: every program it would run is handed to the host, in order, with its expanded arguments. Conditions that cannot be
 * decided are told, and both branches are looked at. Pure but for the host; never throws by itself, and always ends: steps are bounded.
 * Source: POSIX.1-2024, Shell Command Language; bash manual for what bash adds.
 */
export function runShell(script: string, start: ShellStart, host: ShellHost): ShellResult {
  const interpreter = new Interpreter(start, host);
  const status = interpreter.finish(interpreter.runScript(parseShell(script)));
  const { text, exact } = interpreter.output.text;
  return {
    ...(exact && { stdout: text }),
    status: status === 'assumed' ? 'success' : status,
    env: environmentOf(interpreter.state),
    cwd: interpreter.state.cwd,
  };
}
