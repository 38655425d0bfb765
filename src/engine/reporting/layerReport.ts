import { total, weaker, type Amount, type Evidence } from '../amount.ts';
import type { FileClass } from '../effects.ts';
import type { Piece } from '../filesystem/piece.ts';
import type { Memo } from '../interpret/memo.ts';
import type { LayerSource } from '../interpret/stageState.ts';
import type { Contribution, LayerReport } from '../report.ts';
import { compressedBytes } from './compressedBytes.ts';

/** One layer of the report out of the pieces that it stores. */
export function layerReport(
  source: LayerSource,
  stored: readonly Piece[],
  hidden: readonly Piece[],
  memo: Memo | null = null,
): LayerReport {
  const contributions =
    memo === null
      ? contributionsOf(stored, contribution)
      : memo.contributions(stored, (pieces) =>
          contributionsOf(pieces, (group) => memo.contribution(group, contribution)),
        );
  const amount = total(stored.map((piece) => piece.content.amount));
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
    evidence: evidenceOf(contributions, amount.bytes, (part) => ({
      amount: part,
      evidence: part.evidence,
    })),
    contributions,
  };
}

/** The weakest evidence among what makes up a hundredth of a whole or more: a derived kilobyte does not make a measured gigabyte less so. */
function evidenceOf<Part>(
  parts: readonly Part[],
  whole: number,
  of: (part: Part) => { readonly amount: Amount; readonly evidence: Evidence },
): Evidence {
  let weakest: Evidence = 'measured';
  for (const part of parts) {
    const { amount, evidence } = of(part);
    if (evidence === weakest) continue;
    const { bytes, low, high } = amount;
    const matters = high > 0 && Math.max(bytes, high - low) * 100 >= whole;
    if (matters) weakest = weaker(weakest, evidence);
  }
  return weakest;
}

/** Pieces of the same origin are one contribution: a wheel with its byte-code, a package with its documentation. */
function contributionsOf(
  pieces: readonly Piece[],
  sumUp: (group: readonly Piece[]) => Contribution | null,
): readonly Contribution[] {
  const byOrigin = new Map<string, Piece[]>();
  for (const piece of pieces) {
    const { kind, name, version } = piece.content.origin;
    const key = `${kind}\n${name}\n${version ?? ''}`;
    const group = byOrigin.get(key);
    if (group === undefined) byOrigin.set(key, [piece]);
    else group.push(piece);
  }
  return [...byOrigin.values()]
    .map(sumUp)
    .filter((item): item is Contribution => item !== null && item.high > 0)
    .sort((a, b) => b.bytes - a.bytes || b.high - a.high || (a.name < b.name ? -1 : 1));
}

function contribution(pieces: readonly Piece[]): Contribution | null {
  let [heaviest] = pieces;
  if (heaviest === undefined) return null;
  let [bytes, low, high, compressed, wasted] = [0, 0, 0, 0, 0];
  const classes = new Map<FileClass, number>();
  for (const piece of pieces) {
    const { content, hiddenBy } = piece;
    const { amount } = content;
    bytes += amount.bytes;
    low += amount.low;
    high += amount.high;
    if (amount.bytes > heaviest.content.amount.bytes) heaviest = piece;
    compressed += compressedBytes(content);
    if (hiddenBy !== null) wasted += amount.bytes;
    classes.set(content.fileClass, (classes.get(content.fileClass) ?? 0) + amount.bytes);
  }
  const { origin, source } = heaviest.content;
  return {
    bytes,
    low,
    high,
    kind: origin.kind,
    name: origin.name,
    version: origin.version ?? null,
    compressedBytes: compressed,
    wastedBytes: wasted,
    classes: [...classes]
      .map(([fileClass, inClass]) => ({ fileClass, bytes: inClass }))
      .filter((one) => one.bytes > 0)
      .sort((a, b) => b.bytes - a.bytes),
    evidence: evidenceOf(pieces, bytes, ({ content }) => content),
    source,
    requiredBy: origin.requiredBy ?? [],
  };
}
