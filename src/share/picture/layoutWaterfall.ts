import type { LayerReport, Report } from '../../engine/report.ts';
import { BYTE_KINDS, byteKindOf } from './byteKind.ts';
import type { ByteKind } from './byteKind.ts';

/** One layer as a row: where its bar lies, in bytes. */
export interface WaterfallRow {
  /** Stable while the user types elsewhere: line of the instruction and how many layers of that line came before. */
  readonly key: string;
  readonly layer: LayerReport;
  readonly start: number;
  readonly end: number;
  /** Where the bar would end at the low and the high end of the layer's own range. */
  readonly low: number;
  readonly high: number;
  readonly segments: readonly Segment[];
  /** Whether something in this layer has an unknown size. */
  readonly hasUnknown: boolean;
}

/** A part of a bar in one colour. */
export interface Segment {
  readonly kind: ByteKind;
  readonly wasted: boolean;
  readonly start: number;
  readonly end: number;
}

/**
 * Rows of one stage, each bar beginning where the one before ended.
 *
 * @param group set before the keys, where rows of two reports stand side by side
 */
export function layoutWaterfall(
  layers: readonly LayerReport[],
  unknowns: Report['unknowns'],
  group = '',
): readonly WaterfallRow[] {
  const seen = new Map<string, number>();
  let start = 0;
  return layers.map((layer) => {
    const place = `${layer.stage}:${layer.line}`;
    const nth = seen.get(place) ?? 0;
    seen.set(place, nth + 1);
    const row: WaterfallRow = {
      key: `${group}${place}:${nth}`,
      layer,
      start,
      end: start + layer.bytes,
      low: start + layer.low,
      high: start + layer.high,
      segments: segmentsOf(layer, start),
      hasUnknown: unknowns.some(({ stage, line }) => stage === layer.stage && line === layer.line),
    };
    start = row.end;
    return row;
  });
}

/** Kept bytes by kind, then wasted bytes by kind: waste lies together at the end of the bar. */
function segmentsOf(layer: LayerReport, start: number): readonly Segment[] {
  const segments: Segment[] = [];
  let at = start;
  for (const wasted of [false, true]) {
    for (const kind of BYTE_KINDS) {
      let bytes = 0;
      for (const part of layer.contributions) {
        if (byteKindOf(part.kind) !== kind) continue;
        bytes += wasted ? part.wastedBytes : part.bytes - part.wastedBytes;
      }
      if (bytes <= 0) continue;
      segments.push({ kind, wasted, start: at, end: at + bytes });
      at += bytes;
    }
  }
  return segments;
}
