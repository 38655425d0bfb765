/** One sentence about what has just happened, with the way back where there is one. */
export interface Notice {
  readonly text: string;
  readonly undo: (() => void) | null;
}

let notice = $state.raw<Notice | null>(null);

export const noticeState = {
  get current(): Notice | null {
    return notice;
  },
  say(text: string, undo: (() => void) | null = null): void {
    notice = { text, undo };
  },
  close(): void {
    notice = null;
  },
};
