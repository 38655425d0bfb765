import type { Catalog } from '../catalog.ts';
import { parseDockerfile } from '../dockerfile/parseDockerfile.ts';
import type { Report, Suggestion } from '../report.ts';
import { weighWorkspace } from '../weighWorkspace.ts';
import type { Workspace } from '../workspace.ts';
import { applyEdits } from './applyEdits.ts';
import type { Proposal, Scene } from './rewrite.ts';
import { REWRITES } from './rewrites.ts';

/** Bytes below which a change is no news: the files that any build rewrites vary by as much. */
const LEAST_SAVING = 10_000;

/**
 * Every change that the interpreter proves lighter, the heaviest first. A saving is the difference of two runs: the text as it is, and
 * the text with this one change.
 */
export function suggest(
  workspace: Workspace,
  catalog: Catalog,
  report: Report,
): readonly Suggestion[] {
  const dockerfile = parseDockerfile(workspace.dockerfile);
  const scene: Scene = { workspace, dockerfile, report, catalog };
  const found: Suggestion[] = [];
  for (const rewrite of REWRITES) {
    const proposals = rewrite.find(scene);
    for (const proposal of proposals) {
      const id = proposals.length === 1 ? rewrite.id : `${rewrite.id}:${proposal.line}`;
      const suggestion = prove(id, proposal, scene);
      if (suggestion !== null) found.push(suggestion);
    }
  }
  return found.sort((a, b) => b.savedBytes - a.savedBytes);
}

function prove(id: string, proposal: Proposal, scene: Scene): Suggestion | null {
  const after = weighWorkspace(applyEdits(scene.workspace, proposal.edits), scene.catalog);
  if (after.error !== undefined) return null;
  const savedBytes = scene.report.image.bytes - after.image.bytes;
  if (savedBytes < LEAST_SAVING) return null;
  return {
    id,
    ...proposal,
    savedBytes,
    savedCompressedBytes: scene.report.image.compressedBytes - after.image.compressedBytes,
  };
}
