import type { FileClass, OriginKind } from '../../../src/engine/effects.ts';
import type { Instruction } from '../../../src/engine/dockerfile/instruction.ts';
import { parseDockerfile } from '../../../src/engine/dockerfile/parseDockerfile.ts';
import type { Contribution, LayerReport, Report } from '../../../src/engine/report.ts';

/** A piece of a layer, as a test names it. */
export interface Piece {
  readonly kind: OriginKind;
  readonly name: string;
  readonly version?: string;
  readonly fileClass?: FileClass;
  readonly requiredBy?: readonly string[];
}

/** Something of each kind that a rewrite looks for before it proposes anything. */
const EVERYTHING: readonly Piece[] = [
  { kind: 'cache', name: 'pip', fileClass: 'cache' },
  { kind: 'npm', name: 'a-package', fileClass: 'cache' },
  { kind: 'conda', name: 'an-archive', fileClass: 'cache' },
  { kind: 'apt', name: 'indexes', fileClass: 'lists' },
  { kind: 'rpm', name: 'a-package' },
  { kind: 'git', name: 'a-clone' },
  { kind: 'python', name: 'standard library' },
  { kind: 'context', name: 'models/', fileClass: 'model' },
];

const BYTES = 50_000_000;

/**
 * A report in which every layer holds something of everything and hides something of the one before, so that a test sees what a
 * rewrite makes of the text alone.
 * @param pieces instead of everything
 */
export function reportOfEverything(text: string, pieces: readonly Piece[] = EVERYTHING): Report {
  const { stages } = parseDockerfile(text);
  const last = stages.length - 1;
  const layers = stages.flatMap((stage) => [
    layerOf(stage.from, stage.index, []),
    ...stage.instructions.map((one) => layerOf(one, stage.index, pieces)),
  ]);
  const own = layers.filter((layer) => layer.stage === last);
  return {
    version: 1,
    image: {
      bytes: 1e9,
      low: 1e9,
      high: 1e9,
      compressedBytes: 4e8,
      compressedLow: 4e8,
      compressedHigh: 4e8,
      diskUsageBytes: 1.4e9,
      layerCount: own.length,
      wastedBytes: 0,
      efficiency: 1,
      platform: 'linux/amd64',
      codeChange: {
        layerCount: 1,
        bytes: 5e8,
        low: 5e8,
        high: 5e8,
        compressedBytes: 2e8,
        compressedLow: 2e8,
        compressedHigh: 2e8,
      },
    },
    stages: stages.map((stage) => ({
      index: stage.index,
      name: stage.name,
      base: stage.from.image,
      line: stage.range.line,
      endLine: stage.range.endLine,
      reached: true,
      isTarget: stage.index === last,
      bytes: 1e9,
    })),
    layers: own,
    builderLayers: layers.filter((layer) => layer.stage !== last),
    unknowns: [],
    findings: [],
    suggestions: [],
    advice: [],
    catalog: { date: '2026-11-20' },
  };
}

function layerOf(
  one: Pick<Instruction, 'range' | 'text' | 'keyword'>,
  stage: number,
  pieces: readonly Piece[],
): LayerReport {
  return {
    bytes: BYTES,
    low: BYTES,
    high: BYTES,
    compressedBytes: BYTES,
    wastedBytes: BYTES,
    hidesBytes: BYTES,
    line: one.range.line,
    endLine: one.range.endLine,
    stage,
    instruction: one.text,
    keyword: one.keyword,
    isRebuilt: true,
    evidence: 'measured',
    contributions: pieces.map(contributionOf),
  };
}

function contributionOf(piece: Piece): Contribution {
  return {
    bytes: BYTES,
    low: BYTES,
    high: BYTES,
    compressedBytes: BYTES,
    wastedBytes: 0,
    kind: piece.kind,
    name: piece.name,
    version: piece.version ?? null,
    classes: [{ fileClass: piece.fileClass ?? 'code', bytes: BYTES }],
    evidence: 'measured',
    source: 'a test',
    requiredBy: piece.requiredBy ?? [],
  };
}
