import type { Content, Effect } from '../effects.ts';

/** One word of a command after expansion. */
export interface Word {
  /** The text; parts that cannot be told (an unknown variable, `$(curl ...)`) are left out of it. */
  readonly text: string;
  /** Whether the whole text is known. */
  readonly exact: boolean;
  /** Whether `*`, `?` or `[` in it are unquoted, so that it is a path glob. */
  readonly glob: boolean;
}

/** A simple command, about to run. */
export interface Call {
  /** Base name of the program: `pip` for `/opt/venv/bin/pip`. */
  readonly name: string;
  /** The program's word as written, expanded. */
  readonly program: string;
  /** Words after the program. */
  readonly args: readonly Word[];
  /** The environment that the program sees: stage ENV and ARG, exports, assignments before the command. */
  readonly env: ReadonlyMap<string, string>;
  /** Absolute current directory. */
  readonly cwd: string;
  readonly stdin: Stdin;
  /** Offsets into the Dockerfile's text, when the command stands in it as written. */
  readonly start: number;
  readonly end: number;
}

export type Stdin =
  | { readonly kind: 'none' }
  /** A here-document, a here-string or the text that the command before the pipe prints. */
  | { readonly kind: 'text'; readonly text: string; readonly exact: boolean }
  /** The output of a command before the pipe, not text: `curl ... | tar x`. */
  | { readonly kind: 'stream'; readonly from: Call };

/** What a command did. */
export interface Outcome {
  readonly effects: readonly Effect[];
  /** What it prints on standard output, where that can be told. */
  readonly stdout?: string;
  /** How many bytes it prints, where only their number is known: `head -c 1M /dev/urandom`. */
  readonly stdoutBytes?: number;
  /**
   * The file that a redirection of its output would make, where more is known of it than a number: a download. Its path is
   * the redirection's business.
   */
  readonly stdoutContent?: Content;
  /** Whether it succeeds; taken for yes when absent. `unknown`: both branches of a condition are looked at. */
  readonly status?: 'success' | 'failure' | 'unknown';
}
