import type { Catalog } from '../../catalog.ts';
import { Memo } from '../../interpret/memo.ts';
import type { Report, Risk, RunSetting } from '../../report.ts';
import { weighWorkspace } from '../../weighWorkspace.ts';
import type { Workspace } from '../../workspace.ts';
import { movedLine } from './movedLine.ts';
import { nextChanges } from './nextChanges.ts';
import type { Candidate } from './propose.ts';
import { ProofBudget } from './proofBudget.ts';
import { Worths } from './worths.ts';

/** What the optimiser made of a workspace. The steps' savings add up to `before - after`. */
export interface Optimised {
  /** As it was given. */
  readonly before: Report;
  readonly workspace: Workspace;
  readonly report: Report;
  readonly steps: readonly OptimiseStep[];
  /** Changes that were found last and not weighed, since the text is so long that trying took too much; 0 for nearly every text. */
  readonly untried: number;
}

/** One change that was made, weighed in the company of those before it. Bytes. */
export interface OptimiseStep {
  readonly id: string;
  readonly title: string;
  readonly risk: Risk;
  readonly byHand: string | null;
  /** As declared by the change; absent for nothing. */
  readonly changes?: readonly RunSetting[];
  readonly savedBytes: number;
  readonly savedCompressedBytes: number;
  readonly savedCodeChangeBytes: number;
  readonly imageBytesAfter: number;
}

/** Which changes to make: all up to a risk, all safe ones and those with these ids, or only those with these ids. */
export type Chosen = readonly string[] | Risk | { readonly only: readonly string[] };

/** How the search goes about it: for tests, which look at what its short cuts cost. */
export interface OptimiseLimits {
  /** False: one change a round. */
  readonly together?: boolean;
  /** Instructions that all proofs may interpret. */
  readonly most?: number;
}

/** More changes than any text has; a bound so that two rewrites that undo each other could not loop. */
const MOST_STEPS = 100;

const RISKS: readonly Risk[] = ['safe', 'check', 'behaviour'];

/**
 * Makes changes one after the other: those of the base and the stages before all others, and of either kind the heaviest first. After
 * each the rewrites look at the changed text again and what they find is weighed again, so that a change that another one made needless
 * is not made. Ends when nothing that was chosen saves anything, so a second run finds nothing; or when the budget of interpretations
 * is used up (`untried`), and then a second run goes on.
 * @param chosen ids as in the report's suggestions
 * @param memo null: nothing is remembered, and the result is the same
 */
export function optimize(
  workspace: Workspace,
  catalog: Catalog,
  chosen: Chosen,
  memo: Memo | null = new Memo(),
  { together = true, most }: OptimiseLimits = {},
): Optimised {
  const before = weighWorkspace(workspace, catalog, memo);
  const steps: OptimiseStep[] = [];
  let state = { workspace, report: before };
  if (before.error !== undefined) return { before, ...state, steps, untried: 0 };
  let wanted = wantedOf(chosen);
  const search = { catalog, memo, worths: new Worths(), budget: new ProofBudget(most), together };
  while (steps.length < MOST_STEPS) {
    const next = nextChanges(state, (candidate) => isWanted(candidate, wanted), search);
    if (next === null) break;
    const { dockerfile } = state.workspace;
    let { bytes } = state.report.image;
    for (const { candidate, worth } of next.made) {
      const { title, risk, byHand, changes } = candidate.proposal;
      const { savedBytes, savedCompressedBytes, savedCodeChangeBytes } = worth;
      bytes -= savedBytes;
      steps.push({
        id: candidate.id,
        title,
        risk,
        byHand,
        ...(changes !== undefined && { changes }),
        savedBytes,
        savedCompressedBytes,
        savedCodeChangeBytes,
        imageBytesAfter: bytes,
      });
    }
    state = next.state;
    const edits = next.made.flatMap(({ candidate }) => candidate.proposal.edits);
    search.worths.move(edits, dockerfile);
    wanted = { ...wanted, ids: wanted.ids.map((id) => movedId(id, edits, dockerfile)) };
  }
  const { asWritten: _, ...made } = state.workspace;
  const { untried } = search.budget;
  return { before, workspace: made, report: state.report, steps, untried };
}

interface Wanted {
  /** Null: none for its risk alone. */
  readonly upTo: Risk | null;
  readonly ids: readonly string[];
}

function wantedOf(chosen: Chosen): Wanted {
  if (typeof chosen === 'string') return { upTo: chosen, ids: [] };
  return 'only' in chosen ? { upTo: null, ids: chosen.only } : { upTo: 'safe', ids: chosen };
}

function isWanted({ rewrite, proposal }: Candidate, wanted: Wanted): boolean {
  const { upTo } = wanted;
  if (upTo !== null && RISKS.indexOf(proposal.risk) <= RISKS.indexOf(upTo)) return true;
  return wanted.ids.some((id) => id === rewrite.id || id === `${rewrite.id}:${proposal.line}`);
}

function movedId(id: string, edits: Candidate['proposal']['edits'], text: string): string {
  const [, name, line] = /^(.*):(\d+)$/.exec(id) ?? [];
  return name === undefined ? id : `${name}:${movedLine(Number(line), edits, text)}`;
}
