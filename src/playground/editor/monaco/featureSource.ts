import type { Offer } from '../../../catalog/offerNames.ts';
import type { Wanted } from '../../state/offeredNames.ts';
import type { Knowledge } from '../knowledge.ts';

/** Where the features of the one code editor get what they say; replaced by each editor that is made. */
export interface FeatureSource {
  knowledge: Knowledge;
  /** References of known base images; asked for when a FROM is first written. */
  readonly images: () => Promise<readonly string[]>;
  /** Names of the catalog and what they weigh; null when it cannot be asked. */
  readonly names: (wanted: Wanted) => Promise<Offer | null>;
  /** A quick fix was chosen, by the id of its suggestion. */
  readonly onfix: (id: string) => void;
}
