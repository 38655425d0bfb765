import { plus, weaker, type Amount, type Evidence } from '../amount.ts';
import type { FileClass } from '../effects.ts';
import type { Piece } from '../filesystem/layeredFilesystem.ts';
import type { LayerSource } from '../interpret/stageState.ts';
import type { Contribution, LayerReport } from '../report.ts';
import { compressedBytes } from './compressedBytes.ts';

/** One layer of the report out of the pieces that it stores. */
export function layerReport(
  source: LayerSource,
  stored: readonly Piece[],
  hidden: readonly Piece[],
): LayerReport {
  const contributions = contributionsOf(stored);
  const amount = stored.reduce<Amount>((sum, piece) => plus(sum, piece.content.amount), {
    bytes: 0,
    low: 0,
    high: 0,
  });
  return {
    ...amount,
    line: source.range.line,
    endLine: source.range.endLine,
    stage: source.stage,
    instruction: source.instruction,
    keyword: source.keyword,
    compressedBytes: contributions.reduce((sum, item) => sum + item.compressedBytes, 0),
    wastedBytes: contributions.reduce((sum, item) => sum + item.wastedBytes, 0),
    hidesBytes: hidden.reduce((sum, piece) => sum + piece.content.amount.bytes, 0),
    isRebuilt: source.isRebuilt,
    evidence: evidenceOf(contributions),
    contributions,
  };
}

/** The weakest evidence among what makes up a hundredth of a whole or more: a derived kilobyte does not make a measured gigabyte less so. */
function evidenceOf(parts: readonly (Amount & { readonly evidence: Evidence })[]): Evidence {
  const whole = parts.reduce((sum, part) => sum + part.bytes, 0);
  return parts
    .filter((part) => part.high > 0 && Math.max(part.bytes, part.high - part.low) * 100 >= whole)
    .reduce<Evidence>((weakest, part) => weaker(weakest, part.evidence), 'measured');
}

/** Pieces of the same origin are one contribution: a wheel with its byte-code, a package with its documentation. */
function contributionsOf(pieces: readonly Piece[]): readonly Contribution[] {
  const byOrigin = new Map<string, Piece[]>();
  for (const piece of pieces) {
    const { kind, name, version } = piece.content.origin;
    const key = JSON.stringify([kind, name, version ?? '']);
    const group = byOrigin.get(key);
    if (group === undefined) byOrigin.set(key, [piece]);
    else group.push(piece);
  }
  return [...byOrigin.values()]
    .map(contribution)
    .filter((item): item is Contribution => item !== null && item.high > 0)
    .sort((a, b) => b.bytes - a.bytes || b.high - a.high || (a.name < b.name ? -1 : 1));
}

function contribution(pieces: readonly Piece[]): Contribution | null {
  const heaviest = pieces.reduce<Piece | undefined>(
    (best, piece) =>
      best === undefined || piece.content.amount.bytes > best.content.amount.bytes ? piece : best,
    undefined,
  );
  if (heaviest === undefined) return null;
  const { origin, source } = heaviest.content;
  let amount: Amount = { bytes: 0, low: 0, high: 0 };
  let compressed = 0;
  let wasted = 0;
  const classes = new Map<FileClass, number>();
  for (const { content, hiddenBy } of pieces) {
    amount = plus(amount, content.amount);
    compressed += compressedBytes(content);
    if (hiddenBy !== null) wasted += content.amount.bytes;
    classes.set(content.fileClass, (classes.get(content.fileClass) ?? 0) + content.amount.bytes);
  }
  return {
    ...amount,
    kind: origin.kind,
    name: origin.name,
    version: origin.version ?? null,
    compressedBytes: compressed,
    wastedBytes: wasted,
    classes: [...classes]
      .map(([fileClass, bytes]) => ({ fileClass, bytes }))
      .filter(({ bytes }) => bytes > 0)
      .sort((a, b) => b.bytes - a.bytes),
    evidence: evidenceOf(
      pieces.map(({ content }) => ({ ...content.amount, evidence: content.evidence })),
    ),
    source,
    requiredBy: origin.requiredBy ?? [],
  };
}
