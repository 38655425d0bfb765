import type { Dockerfile } from '../dockerfile/instruction.ts';
import { weigh } from '../filesystem/piece.ts';
import { baseReference } from '../interpret/baseReference.ts';
import type { Session } from '../interpret/session.ts';
import type { StageReport } from '../report.ts';

/** Every stage of the file, those that the target does not need too. */
export function stageReports(
  dockerfile: Dockerfile,
  session: Session,
  target: number,
): readonly StageReport[] {
  return dockerfile.stages.map((stage) => {
    const finished = session.finished.get(stage.index);
    const { text } = baseReference(stage, session);
    return {
      index: stage.index,
      name: stage.name,
      base: text,
      line: stage.range.line,
      endLine: stage.range.endLine,
      reached: finished !== undefined,
      isTarget: stage.index === target,
      bytes: finished === undefined ? 0 : weigh(finished.filesystem.pieces).bytes,
    };
  });
}
