import type { Report } from '../../report.ts';
import { weighWorkspace } from '../../weighWorkspace.ts';
import type { Workspace } from '../../workspace.ts';
import { tryEdits } from '../edits/applyEdits.ts';
import type { Proposal, Scene } from '../rewrite.ts';

/** What a change is worth: the difference of two runs of the interpreter. Bytes. */
export interface Proof {
  readonly workspace: Workspace;
  readonly report: Report;
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
  const before = scene.report;
  const workspace = tryEdits(scene.workspace, proposal.edits);
  const report = weighWorkspace(workspace, scene.catalog, scene.memo);
  if (report.error !== undefined) return null;
  if (errorsOf(report) > errorsOf(before) || unknownsOf(report) > unknownsOf(before)) {
    return null;
  }
  const savedBytes = before.image.bytes - report.image.bytes;
  const savedCodeChangeBytes = before.image.codeChange.bytes - report.image.codeChange.bytes;
  const isLighter = savedBytes >= LEAST_SAVING;
  const isFaster = savedBytes > -LEAST_SAVING && savedCodeChangeBytes >= LEAST_REBUILD_SAVING;
  if (!isLighter && !isFaster) return null;
  return {
    workspace,
    report,
    savedBytes,
    savedCompressedBytes: before.image.compressedBytes - report.image.compressedBytes,
    savedCodeChangeBytes,
  };
}

function errorsOf(report: Report): number {
  return report.findings.filter((finding) => finding.severity === 'error').length;
}

/** What is copied in two stages is still one thing that is not known. */
function unknownsOf(report: Report): number {
  return new Set(report.unknowns.map(({ what }) => what)).size;
}
