import { createBridge } from '../bridge/createBridge.ts';
import { startWeighWorkerAnywhere } from '../bridge/startWeighWorkerAnywhere.ts';
import type { Optimised } from '../bridge/weighWorker.ts';
import type { Report } from '../engine/report.ts';
import type { Shared } from '../share/shared.ts';
import { embedMessages } from '../messages/embedMessages.ts';

const bridge = createBridge(startWeighWorkerAnywhere, new URL('catalog/', document.baseURI).href);

let report = $state.raw<Report | null>(null);
let lightened = $state.raw<Optimised | null>(null);
let problem = $state<string | null>(null);
let isPartial = $state(false);

/** What the embed knows of the one workspace that it shows. */
export const embedState = {
  get report(): Report | null {
    return report;
  },
  /** The workspace with the suggestions that change nothing of what runs, and its weight; null when there are none, or not yet. */
  get lightened(): Optimised | null {
    return lightened;
  },
  get problem(): string | null {
    return problem;
  },
  get isPartial(): boolean {
    return isPartial;
  },

  /** @param compares whether what could be lighter is asked too, which takes far longer */
  async weigh({ workspace }: Shared, compares: boolean): Promise<void> {
    const { signal } = new AbortController();
    const ended = await bridge.weigh(signal, workspace, (early) => show(early, true));
    if (ended.status === 'failed') {
      problem = globalThis.origin === 'null' ? embedMessages.noWorker : embedMessages.failed;
    }
    if (ended.status !== 'done') return;
    show(ended.report, false);
    if (ended.report.error !== undefined || !compares) return;
    const found = await bridge.suggest(signal, workspace);
    if (found.status !== 'done') return;
    const chosen = found.value.filter(
      ({ edits, risk }) => edits.length > 0 && risk !== 'behaviour',
    );
    if (chosen.length === 0) return;
    const made = await bridge.optimise(
      signal,
      workspace,
      chosen.map(({ id }) => id),
    );
    if (made.status === 'done' && made.value.steps.length > 0) lightened = made.value;
  },
};

function show(next: Report, partial: boolean): void {
  isPartial = partial;
  report = next;
  problem = next.error?.message ?? null;
}
