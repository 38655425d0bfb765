/** What was typed this long ago is kept: so much a crash may cost. */
const PAUSE_MS = 250;

/** Keeps what changes without holding up the typing: to keep all drafts takes longer than to draw a letter. */
export interface Autosave {
  /** Keeps it in a moment, and at the latest when the page goes out of sight: the last event that a page is sure to get. */
  soon(): void;
  now(): void;
}

/** @param save keeps what there is */
export function createAutosave(save: () => void): Autosave {
  let timer: ReturnType<typeof setTimeout> | undefined;

  function now(): void {
    clearTimeout(timer);
    timer = undefined;
    save();
  }
  function saveOpen(): void {
    if (timer !== undefined) now();
  }
  addEventListener('pagehide', saveOpen);
  addEventListener('visibilitychange', saveOpen);

  return {
    // A timer that runs is left alone: who types without a pause is saved all the same.
    soon: () => (timer ??= setTimeout(now, PAUSE_MS)),
    now,
  };
}
