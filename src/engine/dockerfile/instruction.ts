/** The Dockerfile as plain data. Offsets are UTF-16 into the source text; lines are 1-based. */
export interface Dockerfile {
  readonly stages: readonly Stage[];
  /** ARG instructions before the first FROM. */
  readonly globalArgs: readonly Instruction[];
  readonly problems: readonly SyntaxProblem[];
  /** `\` or a backtick. */
  readonly escape: string;
  /** Value of the `# syntax=` directive; null when absent. */
  readonly syntax: string | null;
  /** Value of the `# check=` directive: `skip=JSONArgsRecommended;error=true`. */
  readonly check?: string | null;
}

export interface SyntaxProblem {
  readonly id: string;
  readonly severity: 'error' | 'warning';
  readonly message: string;
  readonly range: SourceRange;
}

export interface SourceRange {
  readonly start: number;
  readonly end: number;
  readonly line: number;
  readonly endLine: number;
}

export interface Stage {
  readonly index: number;
  /** Lower case; null when unnamed. */
  readonly name: string | null;
  readonly from: FromInstruction;
  /** Everything after FROM, in order. */
  readonly instructions: readonly Instruction[];
  readonly range: SourceRange;
}

interface Common {
  readonly range: SourceRange;
  /** The instruction as written. */
  readonly text: string;
  /** Upper case. */
  readonly keyword: string;
}

export interface FromInstruction extends Common {
  readonly type: 'from';
  /** The image reference or stage name, not expanded. */
  readonly image: string;
  readonly imageRange: SourceRange;
  readonly platform: string | null;
  readonly alias: string | null;
}

export type Instruction =
  | RunInstruction
  | CopyInstruction
  | ArgInstruction
  | EnvInstruction
  | (Common & { readonly type: 'workdir'; readonly path: string })
  | (Common & { readonly type: 'user'; readonly user: string })
  | (Common & { readonly type: 'shell'; readonly shell: readonly string[] })
  | (Common & { readonly type: 'volume'; readonly paths: readonly string[] })
  | (Common & { readonly type: 'onbuild'; readonly trigger: Instruction | null })
  /** CMD, ENTRYPOINT, LABEL, EXPOSE, HEALTHCHECK, STOPSIGNAL, MAINTAINER: history only. */
  | (Common & { readonly type: 'metadata'; readonly argument: string })
  /** A word that is no instruction. */
  | (Common & { readonly type: 'invalid' });

export interface RunInstruction extends Common {
  readonly type: 'run';
  readonly mounts: readonly Mount[];
  readonly flags: readonly Flag[];
  readonly body: RunBody;
}

export type RunBody =
  /** Shell form: `script` has continuations and embedded comments blanked to the same length, so offsets hold. */
  | { readonly form: 'shell'; readonly script: string; readonly offset: number }
  | { readonly form: 'exec'; readonly argv: readonly string[] }
  /**
   * `RUN <<EOF`: one script for the default shell, or for the interpreter named before it or by a #! line. A here-document of any other
   * command (`RUN cat <<EOF > /file`) is in the shell form, where it is part of the script.
   */
  | {
      readonly form: 'heredoc';
      readonly script: string;
      readonly offset: number;
      /** Words before `<<EOF` (`python3`), or of the #! line; empty for the default shell. */
      readonly interpreter: readonly string[];
    };

export interface Mount {
  readonly type: 'bind' | 'cache' | 'tmpfs' | 'secret' | 'ssh';
  /** Not expanded; null when absent. */
  readonly target: string | null;
  readonly source: string | null;
  readonly from: string | null;
  readonly options: Readonly<Record<string, string>>;
  readonly range: SourceRange;
}

export interface Flag {
  /** Lower case, without dashes: `chown`. */
  readonly name: string;
  /** Null for a bare flag (`--link`). */
  readonly value: string | null;
  readonly range: SourceRange;
}

export interface CopyInstruction extends Common {
  readonly type: 'copy' | 'add';
  /** Of the `--from` flag, not expanded; null when copying from the build context. */
  readonly from: string | null;
  readonly flags: readonly Flag[];
  readonly sources: readonly CopySource[];
  /** Not expanded. */
  readonly destination: string;
}

export type CopySource =
  | { readonly kind: 'path'; readonly path: string; readonly range: SourceRange }
  /** `COPY <<EOF /path`: the body, not expanded; `expand` false for a quoted delimiter. */
  | {
      readonly kind: 'heredoc';
      readonly name: string;
      readonly body: string;
      readonly expand: boolean;
      readonly range: SourceRange;
    };

export interface ArgInstruction extends Common {
  readonly type: 'arg';
  /** Default null when there is none; quotes and escapes stay, expandVariables takes them off. */
  readonly args: readonly { readonly name: string; readonly value: string | null }[];
}

export interface EnvInstruction extends Common {
  readonly type: 'env';
  /** Values as written: quotes and escapes stay, expandVariables takes them off. */
  readonly variables: readonly { readonly name: string; readonly value: string }[];
}
