import type { Report } from '../../report.ts';
import { weighWorkspace } from '../../weighWorkspace.ts';
import type { Workspace } from '../../workspace.ts';
import { tryEdits } from '../edits/applyEdits.ts';
import type { Proposal, Scene } from '../rewrite.ts';
import { figuresOf } from './figuresOf.ts';
import { figuresOfReport } from '../../reporting/figuresOfReport.ts';

/** What a change is worth: the difference of two runs of the interpreter. Bytes. */
export interface Proof {
  readonly workspace: Workspace;
  /** Made when it is asked for: of most proofs nobody reads it. */
  report(): Report;
  readonly savedBytes: number;
  readonly savedCompressedBytes: number;
  /** Of what a one-line change of the application's code builds and pushes again. */
  readonly savedCodeChangeBytes: number;
}

/** Bytes below which a change is no news: the files that any build rewrites vary by as much. */
const LEAST_SAVING = 10_000;

/** A code-only rebuild has to become this much lighter to be worth an edit that saves nothing else. */
const LEAST_REBUILD_SAVING = 1_000_000;

/**
 * Weighs the text with a change made.
 * @returns null when the change is not worth it here: it saves too little, the changed text would not build, or it only trades what
 *   is known for what is unknown
 */
export function prove(proposal: Proposal, scene: Scene): Proof | null {
  if (proposal.edits.length === 0) return null;
  const before = figuresOfReport(scene.report);
  const workspace = tryEdits(scene.workspace, proposal.edits);
  const after = figuresOf(workspace, scene);
  if (before === null || after === null) return null;
  if (after.errors > before.errors || after.unknowns > before.unknowns) return null;
  const savedBytes = before.bytes - after.bytes;
  const savedCodeChangeBytes = before.codeChangeBytes - after.codeChangeBytes;
  const isLighter = savedBytes >= LEAST_SAVING;
  const isFaster = savedBytes > -LEAST_SAVING && savedCodeChangeBytes >= LEAST_REBUILD_SAVING;
  if (!isLighter && !isFaster) return null;
  return {
    workspace,
    report: () => weighWorkspace(workspace, scene.catalog, scene.memo),
    savedBytes,
    savedCompressedBytes: before.compressedBytes - after.compressedBytes,
    savedCodeChangeBytes,
  };
}
