import type { UnknownReport } from '../../engine/report.ts';

/**
 * Questions in the order in which their answers help: those that can be answered first, among them those about which nothing is known,
 * then the widest ranges. What one answer settles in several places is asked once.
 */
export function rankQuestions(unknowns: readonly UnknownReport[]): readonly UnknownReport[] {
  const byAnswer = new Map<string, UnknownReport>();
  for (const unknown of unknowns) {
    const key = unknown.answer === null ? unknown.id : JSON.stringify(unknown.answer);
    const other = byAnswer.get(key);
    if (other === undefined || doubt(unknown) > doubt(other)) byAnswer.set(key, unknown);
  }
  return [...byAnswer.values()].sort(
    (a, b) => Number(a.answer === null) - Number(b.answer === null) || doubt(b) - doubt(a),
  );
}

/** Bytes that an answer may move the estimate by. */
function doubt({ low, high }: UnknownReport): number {
  return high === 0 ? Number.MAX_SAFE_INTEGER : high - low;
}
