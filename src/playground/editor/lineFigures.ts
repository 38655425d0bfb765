import { formatBytes } from '../format/formatBytes.ts';
import { messages } from '../../messages/messages.ts';
import type { WaterfallRow } from '../../share/picture/layoutWaterfall.ts';

/** `builder`: of a stage that is not in the image. */
export type FigureTone = 'quiet' | 'warm' | 'hot' | 'waste' | 'builder';

/** The weight of an instruction, at the end of its last line. */
export interface LineFigure {
  readonly line: number;
  readonly text: string;
  readonly tone: FigureTone;
}

/** Shares of the image from which waste is marked, and from which a figure is warm, and hot. */
const NOTABLE = 0.01;
const WARM = 0.05;
const HOT = 0.3;

/** Instructions that make an empty layer, of which a figure would say nothing. */
const SILENT_WHEN_EMPTY = new Set(['WORKDIR', 'ENV', 'CMD', 'LABEL', 'USER']);

/**
 * @param rows layers of the image and of its builder stages
 * @param inImage those of `rows` that are in the image
 * @param imageBytes bytes of the image
 */
export function lineFigures(
  rows: readonly WaterfallRow[],
  inImage: ReadonlySet<WaterfallRow>,
  imageBytes: number,
): readonly LineFigure[] {
  const byLine = new Map<number, WaterfallRow[]>();
  for (const row of rows) {
    const { keyword, bytes, endLine } = row.layer;
    if (bytes === 0 && !row.hasUnknown && SILENT_WHEN_EMPTY.has(keyword.toUpperCase())) continue;
    byLine.set(endLine, [...(byLine.get(endLine) ?? []), row]);
  }
  return [...byLine].map(([line, group]) => figureOf(line, group, inImage, imageBytes));
}

function figureOf(
  line: number,
  group: readonly WaterfallRow[],
  inImage: ReadonlySet<WaterfallRow>,
  imageBytes: number,
): LineFigure {
  const sum = (pick: (row: WaterfallRow) => number): number =>
    group.reduce((total, row) => total + pick(row), 0);
  const bytes = sum(({ layer }) => layer.bytes);
  const hides = sum(({ layer }) => layer.hidesBytes);
  const size = formatBytes(bytes);
  const text = group.some((row) => row.hasUnknown)
    ? messages.lineFigures.unknown(bytes === 0 ? null : size)
    : size;
  if (!group.some((row) => inImage.has(row))) return { line, text, tone: 'builder' };
  // A clean-up that comes too late: it hides far more than the little that it writes.
  if (hides > 0 && bytes < hides / 50) {
    return { line, text: messages.lineFigures.freesNothing, tone: 'waste' };
  }
  const share = imageBytes === 0 ? 0 : bytes / imageBytes;
  // A second copy of what lies below (chown, mv) is waste as well, where it is more than a few rewritten lists.
  if (hides > bytes / 2 && share >= NOTABLE) return { line, text, tone: 'waste' };
  return { line, text, tone: share >= HOT ? 'hot' : share >= WARM ? 'warm' : 'quiet' };
}
