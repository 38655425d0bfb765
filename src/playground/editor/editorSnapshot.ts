/** What an editor hands over to the one that takes its place. Offsets are UTF-16 into the text. */
export interface EditorSnapshot {
  readonly start: number;
  readonly end: number;
  readonly scrollTop: number;
  readonly hasFocus: boolean;
}
