import { weighWorkspace } from '../../weighWorkspace.ts';
import type { TextEdit } from '../../report.ts';
import { tryEdits } from './applyEdits.ts';
import type { Scene } from '../rewrite.ts';

/**
 * Distributions that are in the image all the same when some edits are made: something else asks for them. A pin of one of those is
 * better left where it is, since without it another version may come. Weighs the changed text once.
 */
export function stillInstalled(edits: readonly TextEdit[], scene: Scene): ReadonlySet<string> {
  const report = weighWorkspace(tryEdits(scene.workspace, edits), scene.catalog, scene.memo);
  const found = new Set<string>();
  for (const layer of [...report.layers, ...report.builderLayers]) {
    for (const item of layer.contributions) if (item.kind === 'pip') found.add(item.name);
  }
  return found;
}
