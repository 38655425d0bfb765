/**
 * In this order the page is drawn, each step a task of its own, so that a slow device can take a tap in between: first the page without
 * figures, in the order of its parts, then the answer, what is out of sight at first last.
 */
const STEPS = [
  'frame',
  'header',
  'files',
  'totals',
  'layers',
  'picture',
  'after',
  'meaning',
  'advice',
  'notes',
  'detail',
  'tiles',
  'all',
] as const;
type Step = (typeof STEPS)[number];

let step = $state(0);
let isSeen = false;
let hasAnswer = false;

export const drawnState = {
  /** Whether a part may be drawn, now that those before it are. */
  isReached(part: Step): boolean {
    return step >= STEPS.indexOf(part);
  },
  /** Draws as far as a part while nobody sees it: no frame is waited for. */
  async draw(part: Step): Promise<void> {
    while (!drawnState.isReached(part)) {
      await new Promise((resolve) => setTimeout(resolve));
      step += 1;
    }
  },
  /** Says that the page is on the screen. */
  show(): void {
    isSeen = true;
    if (hasAnswer) next();
  },
  /** Says that there is an answer to be drawn. */
  note(): void {
    if (hasAnswer) return;
    hasAnswer = true;
    if (isSeen) next();
  },
  /** Draws as far as a part at once: nobody waits. */
  reach(part: Step): void {
    step = STEPS.indexOf(part);
  },
};

/** Each step comes after the frame that shows the one before. */
function next(): void {
  if (step >= STEPS.length - 1) return;
  step += 1;
  requestAnimationFrame(() => setTimeout(next));
}
