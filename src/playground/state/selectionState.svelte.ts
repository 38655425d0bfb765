import type { Report } from '../../engine/report.ts';
import { layoutWaterfall } from '../../share/picture/layoutWaterfall.ts';
import type { WaterfallRow } from '../../share/picture/layoutWaterfall.ts';
import { inMeaning } from '../report/inMeaning.ts';
import { adviceState } from './adviceState.svelte.ts';
import { sizeState } from './sizeState.svelte.ts';
import { reportState } from './reportState.svelte.ts';
import { reuse } from './reuse.ts';
import { viewState } from './viewState.svelte.ts';

/** 1-based lines of the Dockerfile. */
export interface Lines {
  readonly line: number;
  readonly endLine: number;
}

/** Rows of a stage that is built for the target but is not in the image. */
export interface BuilderStage {
  readonly index: number;
  readonly rows: readonly WaterfallRow[];
}

let chosenKey = $state<string | null>(null);
let hoveredKey = $state<string | null>(null);
let pointedLines = $state.raw<Lines | null>(null);

let lastRows: readonly WaterfallRow[] = [];
const rows = $derived.by(() => {
  const { layers = [], unknowns = [] } = reportState.shown ?? {};
  lastRows = reuse(lastRows, layoutWaterfall(layers, unknowns));
  return lastRows;
});
let lastBuilders: readonly BuilderStage[] = [];
const builders = $derived.by((): readonly BuilderStage[] => {
  const { builderLayers = [], unknowns = [] } = reportState.shown ?? {};
  const indexes = [...new Set(builderLayers.map(({ stage }) => stage))].sort((a, b) => a - b);
  const stages = indexes.map((index) => ({
    index,
    rows: layoutWaterfall(
      builderLayers.filter(({ stage }) => stage === index),
      unknowns,
    ),
  }));
  lastBuilders = reuse(lastBuilders, stages);
  return lastBuilders;
});
/** The image with the ticked changes made. */
const after = $derived(
  adviceState.lightened === null
    ? null
    : inMeaning(adviceState.lightened.report, sizeState.meaning),
);
const afterRows = $derived(layoutWaterfall(after?.layers ?? [], after?.unknowns ?? [], 'after'));
/** Rows that lines of the text stand for. */
const allRows = $derived([...rows, ...builders.flatMap((stage) => stage.rows)]);
/** What the user chose, else the heaviest layer: the question "why so heavy" has its answer on the page from the start. */
const selected = $derived(
  [...allRows, ...afterRows].find(({ key }) => key === chosenKey) ?? heaviest(rows),
);
const selectedInText = $derived(selected !== null && allRows.includes(selected) ? selected : null);
const hovered = $derived(allRows.find(({ key }) => key === hoveredKey) ?? null);

/** Which layer the page speaks of; a row, a bar and a line of text all stand for it. */
export const selectionState = {
  get rows(): readonly WaterfallRow[] {
    return rows;
  },
  get builders(): readonly BuilderStage[] {
    return builders;
  },
  get allRows(): readonly WaterfallRow[] {
    return allRows;
  },
  get after(): Report | null {
    return after;
  },
  get afterRows(): readonly WaterfallRow[] {
    return afterRows;
  },
  /** The same, unless it is a layer that the text does not have yet. */
  get selectedInText(): WaterfallRow | null {
    return selectedInText;
  },
  /** Lines that a suggestion is about, while it is pointed at. */
  get pointedLines(): Lines | null {
    return pointedLines;
  },
  pointAt(lines: Lines | null): void {
    pointedLines = lines;
  },
  get hoveredKey(): string | null {
    return hoveredKey;
  },
  get selected(): WaterfallRow | null {
    return selected;
  },
  get hovered(): WaterfallRow | null {
    return hovered;
  },
  select(key: string): void {
    chosenKey = key;
  },
  /** Selects a row of the picture and shows its line where the text is in sight. */
  choose({ key, layer }: WaterfallRow): void {
    chosenKey = key;
    if (allRows.some((row) => row.key === key)) viewState.revealLineIfVisible(layer.line);
  },
  hover(key: string | null): void {
    hoveredKey = key;
  },
  /** Selects the layer of a line of the Dockerfile; a line without a layer changes nothing. */
  selectLine(line: number): void {
    const row = rowOfLine(line);
    if (row !== null) chosenKey = row.key;
  },
  hoverLine(line: number | null): void {
    hoveredKey = line === null ? null : (rowOfLine(line)?.key ?? null);
  },
};

function rowOfLine(line: number): WaterfallRow | null {
  const at = allRows.filter(({ layer }) => layer.line <= line && line <= layer.endLine);
  // The same line again keeps what was chosen among its layers (the triggers of an ONBUILD base share their FROM).
  return at.find(({ key }) => key === chosenKey) ?? at[0] ?? null;
}

function heaviest(all: readonly WaterfallRow[]): WaterfallRow | null {
  return all.reduce<WaterfallRow | null>(
    (best, row) => (best === null || row.layer.bytes > best.layer.bytes ? row : best),
    null,
  );
}
