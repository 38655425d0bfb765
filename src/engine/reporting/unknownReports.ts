import { plus, type Amount } from '../amount.ts';
import type { Origin } from '../effects.ts';
import type { Piece } from '../filesystem/piece.ts';
import { answerOf } from '../interpret/answered.ts';
import type { Session } from '../interpret/session.ts';
import type { StageState } from '../interpret/stageState.ts';
import type { LayerReport, UnknownReport } from '../report.ts';

/**
 * The questions that concern this image, the one that widens the range most first. What a command wrote and took away again leaves no
 * question; one of a builder stage concerns the image only when its bytes were copied on.
 */
export function unknownReports(
  session: Session,
  target: StageState,
  layers: readonly LayerReport[],
): readonly UnknownReport[] {
  const stages = new Set(layers.map((layer) => layer.stage));
  const weights = weightByOrigin(target.filesystem.pieces);
  return session.unknowns
    .flatMap(({ unknown, range, stage }): readonly UnknownReport[] => {
      const weight = weights.get(keyOf(unknown.origin));
      const isHere = weight !== undefined || (stages.has(stage) && unknown.path === undefined);
      if (!isHere) return [];
      return [
        {
          ...(weight ?? unknown.amount),
          id: `${range.line}:${unknown.what}`,
          line: range.line,
          endLine: range.endLine,
          stage,
          what: unknown.what,
          reason: unknown.reason,
          question: unknown.question,
          answer: answerOf(unknown),
        },
      ];
    })
    .sort((a, b) => b.high - b.low - (a.high - a.low) || a.line - b.line);
}

/** What the pieces of each origin weigh in the image, hidden ones too: the bytes that an answer would settle. */
function weightByOrigin(pieces: readonly Piece[]): ReadonlyMap<string, Amount> {
  const weights = new Map<string, Amount>();
  for (const { content } of pieces) {
    const key = keyOf(content.origin);
    const sum = weights.get(key);
    weights.set(key, sum === undefined ? content.amount : plus(sum, content.amount));
  }
  return weights;
}

function keyOf({ kind, name }: Origin): string {
  return `${kind}\n${name}`;
}
