import type { Advice } from '../report.ts';
import type { Scene } from '../rewrites/rewrite.ts';

/** A kind of advice that has no figure: one file and one table of tests each. */
export interface AdviceRule {
  /** Stable id, kebab-case. */
  readonly id: string;
  readonly topic: Advice['topic'];
  /** Where the rule is documented. */
  readonly link: string | null;
  /** Every place that it is about. */
  find(scene: Scene): readonly AdvicePlace[];
}

/** What a rule says of one place. */
export type AdvicePlace = Omit<Advice, 'id' | 'topic' | 'link'>;
