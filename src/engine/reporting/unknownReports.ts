import type { LayerReport, UnknownReport } from '../report.ts';
import type { PlacedUnknown, Session } from '../interpret/session.ts';

/**
 * The questions that concern this image, the one that widens the range most first. One of a builder stage concerns it only when its bytes
 * were copied on.
 */
export function unknownReports(
  session: Session,
  layers: readonly LayerReport[],
): readonly UnknownReport[] {
  const stages = new Set(layers.map((layer) => layer.stage));
  const carried = new Set(
    layers.flatMap((layer) =>
      layer.contributions.map((item) => JSON.stringify([item.kind, item.name])),
    ),
  );
  const concerns = ({ unknown, stage }: PlacedUnknown): boolean =>
    stages.has(stage) || carried.has(JSON.stringify([unknown.origin.kind, unknown.origin.name]));
  return session.unknowns
    .filter(concerns)
    .map(({ unknown, range, stage }) => ({
      ...unknown.amount,
      id: `${range.line}:${unknown.what}`,
      line: range.line,
      endLine: range.endLine,
      stage,
      what: unknown.what,
      reason: unknown.reason,
      question: unknown.question,
      answer: unknown.answer ?? null,
    }))
    .sort((a, b) => b.high - b.low - (a.high - a.low) || a.line - b.line);
}
