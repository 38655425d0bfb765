/** What the page itself has seen. Milliseconds on the page's clock. */
export interface Seen {
  /** When each key went down. */
  readonly keys: readonly number[];
  /** Duration of each `keydown` by the Event Timing API, of those that took 16 ms or more. */
  readonly eventTimings: readonly number[];
  /** When the first frame with a changed list of layers stood, of each change. */
  readonly pictures: readonly number[];
}

/** Runs in the page before anything of it: notes keys, how long they took, and when the picture changed. */
export function watchPage(): void {
  const seen = { keys: [] as number[], eventTimings: [] as number[], pictures: [] as number[] };
  Object.assign(globalThis, { seen });
  addEventListener('keydown', ({ timeStamp }) => seen.keys.push(timeStamp), true);

  new PerformanceObserver((list) => {
    for (const { name, duration } of list.getEntries()) {
      if (name === 'keydown') seen.eventTimings.push(duration);
    }
    // `durationThreshold` is in the specification, not in TypeScript's library.
  }).observe({ type: 'event', durationThreshold: 16 } as PerformanceObserverInit);

  let isNoted = false;
  new MutationObserver((mutations) => {
    const isPicture = mutations.some(
      ({ target }) => target.parentElement?.closest('[role=listbox]') != null,
    );
    if (!isPicture || isNoted) return;
    isNoted = true;
    // After the frame that is drawn next.
    requestAnimationFrame(() =>
      setTimeout(() => {
        isNoted = false;
        seen.pictures.push(performance.now());
      }),
    );
  }).observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
}
