let hasAnswer = false;
let isDrawn = $state(false);

/**
 * The first answer comes before all else: what is out of sight at first is made after the frame that shows it, as a task of its own, so
 * that a slow device can take a tap in between.
 */
export const drawnState = {
  /** Whether the first answer, or why there is none, stands on the screen. */
  get isDrawn(): boolean {
    return isDrawn;
  },
  /** Says that there is an answer to be drawn. */
  note(): void {
    if (hasAnswer) return;
    hasAnswer = true;
    requestAnimationFrame(() => setTimeout(() => (isDrawn = true)));
  },
};
