/** A file of a folder on the user's machine; its text is only read where it matters. */
export interface FoundFile {
  /** Relative to the folder. */
  readonly path: string;
  readonly size: number;
  readonly text: () => Promise<string>;
  /** The file itself, for what is read later; its bytes stay where they are. */
  readonly file?: Blob;
}
