import type { Evidence } from '../../engine/amount.ts';
import type { FileClass } from '../../engine/effects.ts';
import type { Contribution } from '../../engine/report.ts';
import { messages } from '../../messages/messages.ts';
import { byteKindOf } from '../../share/picture/byteKind.ts';
import type { ByteKind } from '../../share/picture/byteKind.ts';

/** What a layer is cut into: who brought the bytes, or what files they are. */
export const LAYER_CUTS = ['packages', 'files'] as const;
export type LayerCut = (typeof LAYER_CUTS)[number];

/** A piece of a layer as a tile and a row. */
export interface LayerPart {
  readonly key: string;
  readonly name: string;
  readonly version: string | null;
  readonly kind: ByteKind;
  readonly bytes: number;
  readonly low: number;
  readonly high: number;
  readonly wastedBytes: number;
  /** Null where a piece has several. */
  readonly evidence: Evidence | null;
  readonly source: string;
  /** What asked for it, nearest first. */
  readonly requiredBy: readonly string[];
}

/** Pieces of a layer, heaviest first; their bytes add up to the layer's. */
export function layerParts(
  contributions: readonly Contribution[],
  cut: LayerCut,
): readonly LayerPart[] {
  return cut === 'packages' ? contributions.map(partOf) : byFileClass(contributions);
}

function partOf(part: Contribution, index: number): LayerPart {
  const { name, version, bytes, low, high, wastedBytes, evidence, source, requiredBy } = part;
  return {
    key: `${index} ${name}`,
    name,
    version,
    kind: byteKindOf(part.kind),
    bytes,
    low,
    high,
    wastedBytes,
    evidence,
    source,
    requiredBy,
  };
}

/** Names of the heaviest that a row tells. */
const NAMED = 4;

function byFileClass(contributions: readonly Contribution[]): readonly LayerPart[] {
  const groups = new Map<FileClass, { bytes: number; from: { name: string; bytes: number }[] }>();
  for (const { name, classes } of contributions) {
    for (const { fileClass, bytes } of classes) {
      const group = groups.get(fileClass) ?? { bytes: 0, from: [] };
      group.bytes += bytes;
      group.from.push({ name, bytes });
      groups.set(fileClass, group);
    }
  }
  return [...groups]
    .map(([fileClass, { bytes, from }]): LayerPart => {
      const heaviest = from.sort((a, b) => b.bytes - a.bytes).slice(0, NAMED);
      return {
        key: fileClass,
        name: messages.fileClasses[fileClass],
        version: null,
        kind: KINDS[fileClass],
        bytes,
        low: bytes,
        high: bytes,
        wastedBytes: 0,
        evidence: null,
        source: messages.detail.mostlyOf(
          heaviest.map(({ name }) => name).join(', '),
          from.length - heaviest.length,
        ),
        requiredBy: [],
      };
    })
    .sort((a, b) => b.bytes - a.bytes);
}

/** Colours that tell classes apart; there are more classes than colours, and the names stand beside them. */
const KINDS: Readonly<Record<FileClass, ByteKind>> = {
  system: 'base',
  native: 'python',
  code: 'packages',
  bytecode: 'system',
  tests: 'context',
  data: 'other',
  docs: 'base',
  cache: 'model',
  lists: 'model',
  archive: 'other',
  vcs: 'context',
  model: 'model',
};
