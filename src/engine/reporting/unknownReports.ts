import { plus, type Amount } from '../amount.ts';
import type { Origin } from '../effects.ts';
import type { Piece } from '../filesystem/piece.ts';
import { answerOf } from '../interpret/answered.ts';
import type { PlacedUnknown, Session } from '../interpret/session.ts';
import type { StageState } from '../interpret/stageState.ts';
import type { UnknownReport } from '../report.ts';

/** The questions that concern this image, the one that widens the range most first. */
export function unknownReports(session: Session, target: StageState): readonly UnknownReport[] {
  const { pieces } = target.filesystem;
  const here = concerningUnknowns(session, target, pieces);
  if (here.length === 0) return [];
  const weights = weightByOrigin(pieces);
  return here
    .map(({ unknown, range, stage }): UnknownReport => ({
      ...(weights.get(keyOf(unknown.origin)) ?? unknown.amount),
      id: `${range.line}:${unknown.what}`,
      line: range.line,
      endLine: range.endLine,
      stage,
      what: unknown.what,
      reason: unknown.reason,
      question: unknown.question,
      answer: answerOf(unknown),
    }))
    .sort((a, b) => b.high - b.low - (a.high - a.low) || a.line - b.line);
}

/**
 * What commands could not tell, as far as it concerns this image. What a command wrote and took away again leaves no question; one of a
 * builder stage concerns the image only when its bytes were copied on.
 */
export function concerningUnknowns(
  { unknowns }: Session,
  target: StageState,
  pieces: readonly Piece[],
): readonly PlacedUnknown[] {
  if (unknowns.length === 0) return [];
  const stages = new Set(target.layers.map(({ stage }) => stage));
  const asked = new Set(unknowns.map(({ unknown }) => keyOf(unknown.origin)));
  const kinds = new Set(unknowns.map(({ unknown }) => unknown.origin.kind));
  const written = new Set<string>();
  for (const { content } of pieces) {
    if (!kinds.has(content.origin.kind)) continue;
    const key = keyOf(content.origin);
    if (asked.has(key)) written.add(key);
  }
  return unknowns.filter(
    ({ unknown, stage }) =>
      written.has(keyOf(unknown.origin)) || (stages.has(stage) && unknown.path === undefined),
  );
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
