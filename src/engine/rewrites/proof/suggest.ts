import type { Catalog } from '../../catalog.ts';
import type { Memo } from '../../interpret/memo.ts';
import type { Report, Suggestion } from '../../report.ts';
import type { Workspace } from '../../workspace.ts';
import { makeScene } from './makeScene.ts';
import { propose } from './propose.ts';
import { prove } from './prove.ts';
import type { Scene } from '../rewrite.ts';

/** Instructions that all proofs together may interpret: some hundreds of proofs of a real file, a few of one made to be slow. */
const MOST_INSTRUCTIONS = 20_000;

/**
 * Every change that the interpreter proves lighter, the heaviest first. A saving is the difference of two runs: the text as it is, and
 * the text with this one change.
 */
export function suggest(
  workspace: Workspace,
  catalog: Catalog,
  report: Report,
  memo: Memo | null = null,
): readonly Suggestion[] {
  const scene = makeScene(workspace, catalog, report, memo);
  return propose(scene)
    .slice(0, mostProofs(scene))
    .flatMap(({ id, proposal }): Suggestion[] => {
      const proof = prove(proposal, scene);
      if (proof === null) return [];
      const { savedBytes, savedCompressedBytes, savedCodeChangeBytes } = proof;
      return [{ id, ...proposal, savedBytes, savedCompressedBytes, savedCodeChangeBytes }];
    })
    .sort((a, b) => b.savedBytes - a.savedBytes);
}

function mostProofs({ dockerfile }: Scene): number {
  const instructions = dockerfile.stages.reduce((sum, stage) => sum + stage.instructions.length, 1);
  return Math.ceil(MOST_INSTRUCTIONS / instructions);
}
