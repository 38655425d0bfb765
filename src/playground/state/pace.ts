/** An answer that came within this time is asked for at every key: it is of the last but one, or newer, when the typing pauses. */
const AT_ONCE_MS = 100;
/** Slower ones wait for such a pause in typing. */
const PAUSE_MS = 120;

/** When to do again what the user's typing makes necessary. */
export interface Pace {
  /** The text is another: `run` is called now, in a moment, or when what is under way has ended. */
  request(): void;
  /**
   * Says that something begins.
   *
   * @returns to be called at its end, with whether the time that it took is worth remembering; a second call does nothing
   */
  start(): (isTelling: boolean) => void;
}

/**
 * As soon as it can be, and never two at a time: the worker answers one call after the other, and a call that waits behind another is
 * of a text that may be old by then.
 *
 * @param run to be called for the newest text
 */
export function createPace(run: () => void): Pace {
  let tookMs = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let current: object | null = null;
  let isWaiting = false;

  function runNow(): void {
    clearTimeout(timer);
    isWaiting = false;
    run();
  }

  return {
    request() {
      clearTimeout(timer);
      isWaiting = current !== null && tookMs <= AT_ONCE_MS;
      if (current === null && tookMs <= AT_ONCE_MS) runNow();
      // What takes its time, or hangs, does not hold up the next text for longer.
      else timer = setTimeout(runNow, PAUSE_MS);
    },
    start() {
      const mine = {};
      current = mine;
      const started = performance.now();
      return (isTelling) => {
        if (current !== mine) return;
        current = null;
        if (isTelling) tookMs = performance.now() - started;
        if (isWaiting) runNow();
      };
    },
  };
}
