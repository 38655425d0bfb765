import type { Piece } from '../filesystem/piece.ts';
import type { Memo } from '../interpret/memo.ts';
import type { StageState } from '../interpret/stageState.ts';
import type { LayerReport } from '../report.ts';
import { layerReport } from './layerReport.ts';

/** The layers of a finished stage, its base first. Their bytes are the ledger's, so they add up to it. */
export function stackReport(state: StageState, memo: Memo | null): readonly LayerReport[] {
  const stored = new Map<number, Piece[]>();
  const hidden = new Map<number, Piece[]>();
  for (const piece of state.filesystem.pieces) {
    append(stored, piece.layer, piece);
    if (piece.hiddenBy !== null) append(hidden, piece.hiddenBy, piece);
  }
  return state.layers.map((source) =>
    layerReport(source, stored.get(source.layer) ?? [], hidden.get(source.layer) ?? [], memo),
  );
}

function append(groups: Map<number, Piece[]>, key: number, piece: Piece): void {
  const group = groups.get(key);
  if (group === undefined) groups.set(key, [piece]);
  else group.push(piece);
}
