/** Whoever typed this long ago is still typing. */
const PAUSE_MS = 700;

/** When a key last went down, on the page's clock; undefined until somebody asks. */
let lastKey: number | undefined;

/**
 * Waits until nobody types and the browser has nothing better to do: for what keeps the page busy for longer than a key may wait.
 *
 * @param signal ends the waiting; what it was for is then not done
 */
export function whenQuiet(signal: AbortSignal, act: () => void): void {
  if (lastKey === undefined) {
    lastKey = -PAUSE_MS;
    addEventListener('keydown', () => (lastKey = performance.now()), { capture: true });
  }

  function look(): void {
    if (signal.aborted) return;
    const left = (lastKey ?? 0) + PAUSE_MS - performance.now();
    if (left > 0) setTimeout(atNextRest, left);
    else act();
  }
  function atNextRest(): void {
    // Safari has no such callback.
    if (typeof requestIdleCallback === 'function') requestIdleCallback(look);
    else setTimeout(look);
  }
  atNextRest();
}
