/** What a user gives: the only thing that a permalink, an embed, a command line and a test carry. Plain JSON. */
export interface Workspace {
  /** The Dockerfile's text. */
  readonly dockerfile: string;
  /** Text files of the build context by path relative to its root, `.dockerignore` included. */
  readonly files?: Readonly<Record<string, string>>;
  /**
   * Bytes of what the build context holds beside `files`. A key that ends in `/` is a folder, any other a file;
   * `"a.tar.gz#unpacked"` gives the bytes of an archive after extraction.
   */
  readonly context?: Readonly<Record<string, number>>;
  /** The stage to build; the last one when absent. */
  readonly target?: string;
  readonly buildArgs?: Readonly<Record<string, string>>;
  readonly platform?: Platform;
  /** Resolve floating tags and unpinned packages as of this month (`2025-06`) or day; the catalog's day when absent. */
  readonly asOf?: string;
  /**
   * The Dockerfile as its author wrote it, while `dockerfile` holds what a rewrite makes of it; never part of what is given or shown.
   * What nobody showed is weighed by the words of the text, and a rewrite must not save bytes by changing those.
   */
  readonly asWritten?: string;
}

export type Platform = 'linux/amd64' | 'linux/arm64';
