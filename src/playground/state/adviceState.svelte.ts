import type { Optimised } from '../../bridge/weighWorker.ts';
import type { Suggestion } from '../../engine/report.ts';
import type { Workspace } from '../../engine/workspace.ts';
import type { OpeningAnswer } from '../opening/openingAnswer.ts';
import { adviceBridge } from './bridges.ts';
import { isAnotherText } from './isAnotherText.ts';
import { whenQuiet } from './whenQuiet.ts';
import { workspaceState } from './workspaceState.svelte.ts';

/** A text with its chosen changes made. */
export interface Lightened extends Optimised {
  /** What was changed. */
  readonly of: Workspace;
}

/**
 * Suggestions cost many runs of the interpreter: they wait for a longer pause than the picture does, the longer the more they cost, so
 * that they take no core from the typing.
 */
const SHORTEST_PAUSE_MS = 300;
const LONGEST_PAUSE_MS = 1500;

let suggestions = $state.raw<readonly Suggestion[]>([]);
/** The workspace of `suggestions`. */
let advised = $state.raw<Workspace | null>(null);
/** What the user ticked or unticked against the default, by suggestion. */
let ticked = $state.raw<Readonly<Record<string, boolean>>>({});
let lightened = $state.raw<Lightened | null>(null);
/** The ids of the suggestions that are made in `lightened`. */
let composed: readonly string[] = [];
let isSearching = $state(false);
let isComposing = $state(false);
let hasFailed = $state(false);

const chosen = $derived(suggestions.filter(isChosen).map(({ id }) => id));

let aborter = new AbortController();
let first = new AbortController();
let pause: ReturnType<typeof setTimeout> | undefined;
let opened = -1;
let tookMs = 0;

/** What would make the image lighter, and what it would weigh with the ticked changes. */
export const adviceState = {
  /** Heaviest first. */
  get suggestions(): readonly Suggestion[] {
    return suggestions;
  },
  /** The workspace whose suggestions these are; the one on the page may be newer. */
  get advised(): Workspace | null {
    return advised;
  },
  /** Ids of the ticked suggestions. */
  get chosen(): readonly string[] {
    return chosen;
  },
  /** Null before the first answer and when nothing is ticked. */
  get lightened(): Lightened | null {
    return chosen.length === 0 || lightened?.steps.length === 0 ? null : lightened;
  },
  /** Whether what the image could weigh is still to come. */
  get isBusy(): boolean {
    return isSearching || isComposing;
  },
  /** Whether suggestions are still being looked for. */
  get isSearching(): boolean {
    return isSearching;
  },
  /** Whether `lightened` is not of the text and the ticks on the page. */
  get isStale(): boolean {
    return isComposing || isSearching || lightened?.of !== workspaceState.current;
  },
  get hasFailed(): boolean {
    return hasFailed;
  },
  isChosen,

  tick(id: string, isTicked: boolean): void {
    ticked = { ...ticked, [id]: isTicked };
  },

  /** Takes the answer that the build has for what the page opens with. */
  greet(workspace: Workspace, built: Pick<OpeningAnswer, 'suggestions' | 'lightened'>): void {
    opened = workspaceState.openings;
    take(workspace, built.suggestions);
    lightened = { ...built.lightened, of: workspace };
    composed = chosen;
  },
  /** Looks for suggestions to a text that has been weighed. */
  follow(workspace: Workspace): void {
    const isReplaced = advised !== null && isAnotherText(advised.dockerfile, workspace.dockerfile);
    if (isReplaced || opened !== workspaceState.openings) {
      // Another Dockerfile: what was said of the last one would be wrong, not old.
      opened = workspaceState.openings;
      suggestions = [];
      ticked = {};
      lightened = null;
    }
    clearTimeout(pause);
    if (workspace === advised) return;
    isSearching = true;
    const wait = Math.min(Math.max(tookMs, SHORTEST_PAUSE_MS), LONGEST_PAUSE_MS);
    if (advised === null) {
      // The first ones need a worker of their own, which shares the cores with the first picture.
      first.abort();
      first = new AbortController();
      whenQuiet(first.signal, () => void search(workspace));
    } else pause = setTimeout(() => void search(workspace), wait);
  },

  /** Makes the ticked changes to the text that they were found in. */
  async compose(workspace: Workspace, ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    if (lightened?.of === workspace && ids.join() === composed.join()) return;
    isComposing = true;
    const ended = await adviceBridge.optimise(aborter.signal, workspace, ids);
    if (ended.status === 'superseded') return;
    isComposing = false;
    hasFailed = ended.status === 'failed';
    if (ended.status !== 'done') return;
    lightened = { ...ended.value, of: workspace };
    composed = ids;
  },
};

async function search(workspace: Workspace): Promise<void> {
  aborter.abort();
  aborter = new AbortController();
  const started = performance.now();
  const ended = await adviceBridge.suggest(aborter.signal, workspace);
  if (ended.status === 'superseded' || ended.status === 'aborted') return;
  isSearching = false;
  tookMs = performance.now() - started;
  hasFailed = ended.status === 'failed';
  if (ended.status !== 'done') return;
  take(workspace, ended.value);
}

function take(workspace: Workspace, found: readonly Suggestion[]): void {
  suggestions = [...found].sort((a, b) => b.savedBytes - a.savedBytes);
  advised = workspace;
}

function isChosen({ id, risk, edits }: Suggestion): boolean {
  return edits.length > 0 && (ticked[id] ?? risk === 'safe');
}
