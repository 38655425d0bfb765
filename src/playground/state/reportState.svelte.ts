import type { FailureReason } from '../../bridge/createBridge.ts';
import type { Report, ReportError } from '../../engine/report.ts';
import type { Workspace } from '../../engine/workspace.ts';
import { inMeaning } from '../report/inMeaning.ts';
import { weighBridge } from './bridges.ts';
import { createPace } from './pace.ts';
import { reuse } from './reuse.ts';
import { sizeState } from './sizeState.svelte.ts';
import { workspaceState } from './workspaceState.svelte.ts';

/** Why the figures on the page are not those of the text on the page. */
export type Problem =
  | { readonly kind: 'text'; readonly error: ReportError }
  | { readonly kind: 'failed'; readonly reason: FailureReason; readonly message: string };

/** What is wrong with a text is said after such a pause: half a word is not yet a mistake. */
const MISTAKE_MS = 400;
/** First pictures replace each other no faster than this: to draw one takes longer than to compute it. */
const PARTIAL_MS = 300;
/** Answers that come within this time replace each other without any sign of work in between. */
const QUIET_MS = 500;

let report = $state.raw<Report | null>(null);
let problem = $state.raw<Problem | null>(null);
let late = $state(false);
/** The workspace of `report`. */
let weighed = $state.raw<Workspace | null>(null);

/** Whether `report` is a first picture, with parts of the catalog still to come. */
let partial = $state(false);
/** The last report that was whole. */
let settled = $state.raw<Report | null>(null);
let settledOf = $state.raw<Workspace | null>(null);
/** Whether `report` was weighed when the page was built, and no worker has been asked yet. */
let fromBuild = $state(false);

let lastShown: Report | null = null;
const shown = $derived.by(() => {
  if (report === null) return null;
  lastShown = reuse(lastShown, inMeaning(report, sizeState.meaning));
  return lastShown;
});

/** Which opening `report` belongs to: figures of another Dockerfile say nothing of this one. */
let openingOf = -1;
let aborter = new AbortController();
let mistake: ReturnType<typeof setTimeout> | undefined;
let last: Workspace | null = null;
const pace = createPace(() => {
  if (last !== null) void weighNow(last);
});

export const reportState = {
  /** The last report of a text that could be weighed; it stays while the next is computed. Null before the first. */
  get report(): Report | null {
    return report;
  },
  get problem(): Problem | null {
    return problem;
  },
  /** Whether sizes are still being looked up: unknowns may be known in a moment. */
  get isPartial(): boolean {
    return partial;
  },
  /** The last report with everything looked up: what it does not know has to be asked. */
  get settled(): Report | null {
    return settled;
  },
  /** The workspace of `settled`. */
  get settledOf(): Workspace | null {
    return settledOf;
  },
  /** `report` with its bytes in the meaning of size that the user chose. */
  get shown(): Report | null {
    return shown;
  },
  /** The workspace that `report` is of; the one on the page may be newer. */
  get weighed(): Workspace | null {
    return weighed;
  },
  /** Whether `report` is the build's, not yet weighed here. */
  get isFromBuild(): boolean {
    return fromBuild;
  },
  /** Whether the answer takes long enough to say so. */
  get isLate(): boolean {
    return late;
  },

  /** Takes the answer that the build has for what the page opens with: the worker need not have started. */
  greet(workspace: Workspace, built: Report): void {
    show(workspace, built, false);
    fromBuild = true;
  },
  /** Weighs a workspace soon: what the user types in the meantime goes with it. The build's answer has time until `confirm`. */
  request(workspace: Workspace): void {
    last = workspace;
    if (!(fromBuild && workspace === weighed)) pace.request();
  },
  /** Weighs what the build has weighed: from then on the worker is ready, with all that this text needs. */
  confirm(): void {
    if (fromBuild) pace.request();
  },
  again(): void {
    if (last !== null) void weighNow(last);
  },
};

async function weighNow(workspace: Workspace): Promise<void> {
  aborter.abort();
  aborter = new AbortController();
  const { signal } = aborter;
  clearTimeout(mistake);
  // Nobody waits for what the build has answered.
  const isAwaited = !(fromBuild && workspace === weighed);
  const lateTimer = isAwaited ? setTimeout(() => (late = true), QUIET_MS) : undefined;
  const finished = pace.start();
  let drawnAt = -PARTIAL_MS;
  const outcome = await weighBridge.weigh(signal, workspace, (early) => {
    // The rest is waiting for the network: the worker is free.
    finished(false);
    if (!isAwaited || performance.now() - drawnAt < PARTIAL_MS) return;
    show(workspace, early, true);
    drawnAt = performance.now();
  });
  clearTimeout(lateTimer);
  // A newer call is under way and will say when it is done.
  if (outcome.status === 'superseded' || outcome.status === 'aborted') return;
  late = false;
  fromBuild = false;
  if (outcome.status === 'done') show(workspace, outcome.report, false);
  else problem = { kind: 'failed', reason: outcome.reason, message: outcome.message };
  finished(outcome.status === 'done');
}

function forget(): void {
  report = null;
  weighed = null;
  settled = null;
  settledOf = null;
}

function show(workspace: Workspace, next: Report, isPartial: boolean): void {
  partial = isPartial;
  if (next.error === undefined) {
    report = reuse(report, next);
    openingOf = workspaceState.openings;
    weighed = workspace;
    if (!isPartial) {
      settled = report;
      settledOf = workspace;
    }
    problem = null;
  } else if (openingOf !== workspaceState.openings) {
    problem = { kind: 'text', error: next.error };
    forget();
  } else {
    const { error } = next;
    clearTimeout(mistake);
    mistake = setTimeout(
      () => (problem = { kind: 'text', error }),
      problem === null ? MISTAKE_MS : 0,
    );
  }
}
