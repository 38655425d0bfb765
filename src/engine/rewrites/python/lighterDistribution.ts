import type { Risk } from '../../report.ts';
import { requirementPlaces } from '../edits/requirementPlaces.ts';
import { renameRequirement } from '../edits/requirementEdits.ts';
import type { Proposal, Rewrite } from '../rewrite.ts';

/** A distribution that has a lighter one of the same modules. */
export interface LighterRule {
  readonly id: string;
  readonly names: Readonly<Record<string, string>>;
  /** Whether the lighter one has the same extras. */
  readonly keepsExtras: boolean;
  /** Whether the lighter one has a release that a range allows; every one when absent. */
  readonly hasRelease?: (range: string) => boolean;
  readonly title: (from: string, to: string) => string;
  readonly why: string;
  readonly link: string | null;
  readonly risk: Risk;
  readonly byHand: string | null;
}

/** A rewrite that asks for the lighter distribution wherever the heavy one is named. */
export function lighterDistribution(rule: LighterRule): Rewrite {
  return {
    id: rule.id,
    find(scene) {
      const places = requirementPlaces(scene).filter(
        ({ range }) => rule.hasRelease?.(range) !== false,
      );
      const heavy = Object.keys(rule.names).filter((name) =>
        places.some((place) => place.name === name),
      );
      return heavy.map((name): Proposal => {
        const named = places.filter((place) => place.name === name);
        const to = rule.names[name] ?? name;
        const lines = named.map((place) => place.command.run.range);
        return {
          title: rule.title(name, to),
          why: rule.why,
          link: rule.link,
          risk: rule.risk,
          line: lines[0]?.line ?? 1,
          endLine: lines[0]?.endLine ?? 1,
          edits: named.map((place) => renameRequirement(place, to, rule.keepsExtras)),
          byHand: rule.byHand,
        };
      });
    },
  };
}
