/** A file of a folder's `.git`. */
export interface GitFile {
  /** Below `.git`: `refs/heads/main`. */
  readonly path: string;
  readonly file: Blob;
}

/** The Dockerfile as a commit left it. */
export interface Version {
  /** Object name of the commit, 40 hexadecimal digits. */
  readonly commit: string;
  /** First line of its message. */
  readonly subject: string;
  /** When it was committed: seconds since 1970, UTC. */
  readonly seconds: number;
  /** Null where the commit took the file away, and where it is no text. */
  readonly text: string | null;
}

export type History =
  /** Newest first. `isWhole` is false when there may be older ones that were not looked at. */
  | { readonly status: 'read'; readonly versions: readonly Version[]; readonly isWhole: boolean }
  /** Packs of so many bytes are not read into memory. */
  | { readonly status: 'too-large'; readonly bytes: number }
  /** A cut or damaged file, objects that are elsewhere, a format that is not understood. */
  | { readonly status: 'unreadable'; readonly reason: string };
