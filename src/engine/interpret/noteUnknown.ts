import type { SourceRange } from '../dockerfile/instruction.ts';
import type { UnknownEffect } from '../effects.ts';
import type { Session } from './session.ts';
import type { StageState } from './stageState.ts';

/** Puts a question on the report's list, once for the same thing at the same place. */
export function noteUnknown(
  session: Session,
  state: StageState,
  range: SourceRange,
  unknown: UnknownEffect,
): void {
  const isNoted = session.unknowns.some(
    (noted) => noted.range.line === range.line && noted.unknown.what === unknown.what,
  );
  if (!isNoted) session.unknowns.push({ unknown, range, stage: state.index });
}
