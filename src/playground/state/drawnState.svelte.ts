/** In this order the page is drawn; each but the first is a task of its own, after the frame that shows the one before. */
const STEPS = ['nothing', 'totals', 'picture', 'advice', 'all'] as const;

let step = $state(0);

/**
 * The first answer comes before all else: what is out of sight at first is made later and in parts, so that a slow device can take a tap
 * in between.
 */
export const drawnState = {
  /** Whether a part may be drawn, now that those before it stand on the screen. */
  isReached(part: (typeof STEPS)[number]): boolean {
    return step >= STEPS.indexOf(part);
  },
  /** Says that there is an answer to be drawn. */
  note(): void {
    if (step === 0) next();
  },
};

function next(): void {
  if (step >= STEPS.length - 1) return;
  step += 1;
  requestAnimationFrame(() => setTimeout(next));
}
