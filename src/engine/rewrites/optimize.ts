import type { Catalog } from '../catalog.ts';
import { Memo } from '../interpret/memo.ts';
import type { Report, Risk } from '../report.ts';
import { weighWorkspace } from '../weighWorkspace.ts';
import type { Workspace } from '../workspace.ts';
import { movedLine } from './movedLine.ts';
import { makeScene } from './makeScene.ts';
import { propose, type Candidate } from './propose.ts';
import { prove, type Proof } from './prove.ts';

/** What the optimiser made of a workspace. The steps' savings add up to `before - after`. */
export interface Optimised {
  /** As it was given. */
  readonly before: Report;
  readonly workspace: Workspace;
  readonly report: Report;
  readonly steps: readonly OptimiseStep[];
}

/** One change that was made, weighed in the company of those before it. Bytes. */
export interface OptimiseStep {
  readonly id: string;
  readonly title: string;
  readonly risk: Risk;
  readonly byHand: string | null;
  readonly savedBytes: number;
  readonly savedCompressedBytes: number;
  readonly savedCodeChangeBytes: number;
  readonly imageBytesAfter: number;
}

/** Which changes to make: all up to a risk, all safe ones and those with these ids, or only those with these ids. */
export type Chosen = readonly string[] | Risk | { readonly only: readonly string[] };

/** More changes than any text has; a bound so that two rewrites that undo each other could not loop. */
const MOST_STEPS = 100;

const RISKS: readonly Risk[] = ['safe', 'check', 'behaviour'];

/**
 * Makes changes one after the other, the heaviest first: after each, the rewrites look at the changed text again and what they find is
 * weighed again, so that a change that another one made needless is not made. Ends when nothing that was chosen saves anything, so a
 * second run finds nothing.
 * @param chosen ids as in the report's suggestions
 */
export function optimize(
  workspace: Workspace,
  catalog: Catalog,
  chosen: Chosen,
  memo: Memo = new Memo(),
): Optimised {
  const before = weighWorkspace(workspace, catalog, memo);
  const steps: OptimiseStep[] = [];
  let state = { workspace, report: before };
  if (before.error !== undefined) return { before, ...state, steps };
  let wanted = wantedOf(chosen);
  // What a change saved when it was last weighed; an upper bound in practice, since changes overlap and seldom help each other.
  const worth = new Map<string, number>();
  while (steps.length < MOST_STEPS) {
    const best = heaviest(state, catalog, wanted, worth, memo);
    if (best === null) break;
    const { candidate, proof } = best;
    const { title, risk, byHand, edits } = candidate.proposal;
    const { dockerfile } = state.workspace;
    state = { workspace: proof.workspace, report: proof.report };
    wanted = { ...wanted, ids: wanted.ids.map((id) => movedId(id, edits, dockerfile)) };
    steps.push({
      id: candidate.id,
      title,
      risk,
      byHand,
      savedBytes: proof.savedBytes,
      savedCompressedBytes: proof.savedCompressedBytes,
      savedCodeChangeBytes: proof.savedCodeChangeBytes,
      imageBytesAfter: proof.report.image.bytes,
    });
  }
  const { asWritten: _, ...made } = state.workspace;
  return { before, workspace: made, report: state.report, steps };
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

/**
 * The candidate that saves most now. Candidates are weighed in the order of what they were last worth, and the search ends at the
 * first that is worth no less than all others were: most of them need no weighing.
 */
function heaviest(
  { workspace, report }: { readonly workspace: Workspace; readonly report: Report },
  catalog: Catalog,
  wanted: Wanted,
  worth: Map<string, number>,
  memo: Memo,
): { readonly candidate: Candidate; readonly proof: Proof } | null {
  const scene = makeScene(workspace, catalog, report, memo);
  const keyOf = ({ rewrite, proposal }: Candidate): string =>
    `${rewrite.id} ${proposal.line} ${proposal.title}`;
  const last = (candidate: Candidate): number => worth.get(keyOf(candidate)) ?? Infinity;
  const queue = propose(scene)
    .filter((candidate) => isWanted(candidate, wanted))
    .sort((a, b) => (last(a) === last(b) ? 0 : last(b) - last(a)));
  let best: { readonly candidate: Candidate; readonly proof: Proof } | null = null;
  const valueOf = (proof: Proof | null): number =>
    proof === null ? 0 : Math.max(proof.savedBytes, 1);
  for (const candidate of queue) {
    const value = valueOf(best?.proof ?? null);
    if (best !== null && last(candidate) <= value) break;
    const proof = prove(candidate.proposal, scene);
    worth.set(keyOf(candidate), valueOf(proof));
    if (proof !== null && valueOf(proof) > value) best = { candidate, proof };
  }
  return best;
}
