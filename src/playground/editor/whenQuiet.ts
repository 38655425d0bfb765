/** Whoever typed this long ago is still typing. */
const PAUSE_MS = 700;

/**
 * Waits until nobody types and the browser has nothing better to do: for what keeps the page busy for longer than a key may wait.
 *
 * @param signal ends the waiting; what it was for is then not done
 */
export function whenQuiet(signal: AbortSignal, act: () => void): void {
  let lastKey = -PAUSE_MS;
  const noteKey = (): void => {
    lastKey = performance.now();
  };
  addEventListener('keydown', noteKey, { capture: true, signal });

  function look(): void {
    if (signal.aborted) return;
    const left = lastKey + PAUSE_MS - performance.now();
    if (left > 0) {
      setTimeout(atNextRest, left);
      return;
    }
    removeEventListener('keydown', noteKey, { capture: true });
    act();
  }
  function atNextRest(): void {
    // Safari has no such callback.
    if (typeof requestIdleCallback === 'function') requestIdleCallback(look);
    else setTimeout(look);
  }
  atNextRest();
}
