import type { Amount } from '../../engine/amount.ts';
import type { LayerReport, Report } from '../../engine/report.ts';
import type { Claim, ClaimOf, ClaimOutcome, ClaimVerdict, ContradictingLayer } from './claim.ts';

/**
 * Which of the sizes that somebody claims cannot be true, by how much, and which layers contradict them. A claim is tried against both
 * meanings that a size of an image has, the bytes on disk and the bytes to pull, since few authors say which one they print, and cannot
 * be true when it lies well outside of both ranges, whatever is not known being as light, or as heavy, as it can be.
 * @param report of the text that the claims are about
 */
export function checkClaims(report: Report, claims: readonly Claim[]): readonly ClaimVerdict[] {
  return claims.map((claim) => verdictOn(claim, report));
}

function verdictOn(claim: Claim, report: Report): ClaimVerdict {
  const part = partOf(claim.of, report);
  if (part === null) {
    return {
      claim,
      outcome: 'not-there',
      unpacked: sumOfAll([]),
      compressed: sumOfAll([]),
      offBytes: 0,
      offCompressedBytes: 0,
      against: [],
    };
  }
  const { unpacked, compressed, layers } = part;
  const offBytes = distance(claim.claimed, unpacked);
  const offCompressedBytes = distance(claim.claimed, compressed);
  const outcome = outcomeOf(claim.claimed, part);
  return {
    claim,
    outcome,
    unpacked,
    compressed,
    offBytes,
    offCompressedBytes,
    against: outcome === 'too-small' ? layersAgainst(claim.claimed, layers) : [],
  };
}

/**
 * Share of a range's end by which a claim may miss it and still be true: packages and floating tags grow from month to month. Of the
 * published images whose text is complete none lies further off (npm run accuracy, quality A, 2026-11-21: 26 % at most).
 */
const MARGIN = 0.25;

/** Between the ranges on disk and to pull it is too small for the one that most people mean, so small is what it is. */
function outcomeOf(claimed: Amount, { unpacked, compressed, diskUsage }: Part): ClaimOutcome {
  if (distance(claimed, unpacked) === 0) return 'holds';
  if (isNear(claimed, unpacked)) return 'near';
  if (isNear(claimed, compressed)) return 'holds-compressed';
  if (diskUsage !== null && isNear(claimed, diskUsage)) return 'holds-disk-usage';
  return distance(claimed, unpacked) < 0 ? 'too-small' : 'too-large';
}

function isNear(claimed: Amount, { low, high }: Amount): boolean {
  return claimed.high >= low * (1 - MARGIN) && claimed.low <= high * (1 + MARGIN);
}

/** How far a claim, rounded as it is, lies below (negative) or above a range; 0 when they meet. */
function distance(claimed: Amount, range: Amount): number {
  if (claimed.high < range.low) return claimed.bytes - range.low;
  if (claimed.low > range.high) return claimed.bytes - range.high;
  return 0;
}

interface Part {
  readonly unpacked: Amount;
  readonly compressed: Amount;
  /** Only docker's list of images has it. */
  readonly diskUsage: Amount | null;
  readonly layers: readonly LayerReport[];
}

function partOf(of: ClaimOf, report: Report): Part | null {
  switch (of.kind) {
    case 'image': {
      const { image, layers } = report;
      if (layers.length === 0) return null;
      const { compressedBytes: bytes, compressedLow: low, compressedHigh: high } = image;
      const compressed = { bytes, low, high };
      // Files take whole blocks on disk: what that adds is the same at both ends.
      const rounding = image.diskUsageBytes - image.bytes - bytes;
      const diskUsage = sumOfAll([
        image,
        compressed,
        { bytes: rounding, low: rounding, high: rounding },
      ]);
      const unpacked = { bytes: image.bytes, low: image.low, high: image.high };
      return { unpacked, compressed, diskUsage, layers };
    }
    case 'base':
      return sumOf(report.layers.filter((layer) => layer.keyword.toUpperCase() === 'FROM'));
    case 'stage':
      return ofStage(of.stage, report);
  }
}

function ofStage(name: string, report: Report): Part | null {
  const stage = report.stages.find(
    (one) => one.name === name.toLowerCase() || String(one.index) === name,
  );
  if (stage === undefined || !stage.reached) return null;
  if (stage.isTarget) return partOf({ kind: 'image' }, report);
  const own = [...report.builderLayers, ...report.layers].filter(
    (layer) => layer.stage === stage.index,
  );
  const part = sumOf(own);
  if (part === null) return null;
  // A stage on top of another one carries that one's layers too; what they may be off by is told there.
  const below = Math.max(0, stage.bytes - part.unpacked.bytes);
  return {
    ...part,
    unpacked: sumOfAll([part.unpacked, { bytes: below, low: below, high: below }]),
  };
}

function sumOf(layers: readonly LayerReport[]): Part | null {
  if (layers.length === 0) return null;
  const compressed = sumOfAll(layers.map(compressedOf));
  return { unpacked: sumOfAll(layers), compressed, diskUsage: null, layers };
}

function sumOfAll(amounts: readonly Amount[]): Amount {
  const sum = (of: (amount: Amount) => number): number =>
    amounts.reduce((all, amount) => all + of(amount), 0);
  return {
    bytes: sum(({ bytes }) => bytes),
    low: sum(({ low }) => low),
    high: sum(({ high }) => high),
  };
}

/** The range of a layer's blob: as far off as the layer itself. */
function compressedOf({ bytes, low, high, compressedBytes }: LayerReport): Amount {
  if (bytes === 0) return { bytes: compressedBytes, low: 0, high: compressedBytes };
  const share = compressedBytes / bytes;
  return {
    bytes: compressedBytes,
    low: Math.round(low * share),
    high: Math.round(high * share),
  };
}

/** The heaviest part of a layer is named when it is at least this share. */
const MOST_OF_LAYER = 0.1;

/** The fewest layers whose least weight is more than what is claimed. */
function layersAgainst(
  claimed: Amount,
  layers: readonly LayerReport[],
): readonly ContradictingLayer[] {
  const against: ContradictingLayer[] = [];
  let sum = 0;
  for (const layer of [...layers].sort((a, b) => b.low - a.low)) {
    if (sum > claimed.high) break;
    sum += layer.low;
    const { line, instruction, bytes, low, high, contributions } = layer;
    const first = contributions[0];
    const isMost = first !== undefined && first.bytes >= bytes * MOST_OF_LAYER;
    const heaviest = isMost
      ? { name: first.name, version: first.version, bytes: first.bytes }
      : null;
    against.push({ line, instruction, bytes, low, high, heaviest });
  }
  return against;
}
