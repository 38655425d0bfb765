import type { Amount } from '../../../engine/amount.ts';
import type { WaterfallRow } from '../../../share/picture/layoutWaterfall.ts';

/** The layers of one image or stage with their sum. */
export interface WaterfallGroup {
  readonly id: string;
  /** Name of the list for screen readers. */
  readonly label: string;
  readonly rows: readonly WaterfallRow[];
  readonly total: Amount;
  readonly totalLabel: string;
  /** `stage`: not in the image; the load line says nothing of it. */
  readonly tone: 'before' | 'after' | 'stage';
}
