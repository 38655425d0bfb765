import type { LayerReport, Report } from '../../engine/report.ts';
import type { OpeningAnswer } from './openingAnswer.ts';

type Contribution = LayerReport['contributions'][number];
/** For each layer, the places of its contributions in the common list. */
type Places = readonly (readonly number[])[];

/** An answer whose reports, before and after, name what they have in common once. As plain JSON. */
export interface PackedAnswer {
  /** Without contributions. */
  readonly answer: OpeningAnswer;
  readonly contributions: readonly Contribution[];
  readonly before: Places;
  readonly after: Places;
}

export function packAnswer(answer: OpeningAnswer): PackedAnswer {
  const places = new Map<string, number>();
  const contributions: Contribution[] = [];

  function placesOf({ layers }: Report): Places {
    return layers.map((layer) => layer.contributions.map(placeOf));
  }
  function placeOf(contribution: Contribution): number {
    const key = JSON.stringify(contribution);
    const known = places.get(key);
    if (known !== undefined) return known;
    places.set(key, contributions.length);
    return contributions.push(contribution) - 1;
  }

  const { report, lightened } = answer;
  const before = placesOf(report);
  const after = placesOf(lightened.report);
  return {
    answer: {
      ...answer,
      report: { ...report, layers: report.layers.map(without) },
      lightened: {
        ...lightened,
        report: { ...lightened.report, layers: lightened.report.layers.map(without) },
      },
    },
    contributions,
    before,
    after,
  };
}

export function unpackAnswer({
  answer,
  contributions,
  before,
  after,
}: PackedAnswer): OpeningAnswer {
  const { report, lightened } = answer;
  return {
    ...answer,
    report: filled(report, before),
    lightened: { ...lightened, report: filled(lightened.report, after) },
  };

  function filled(empty: Report, places: Places): Report {
    const layers = empty.layers.map((layer, index) => ({
      ...layer,
      contributions: (places[index] ?? []).flatMap((place) => contributions[place] ?? []),
    }));
    return { ...empty, layers };
  }
}

function without(layer: LayerReport): LayerReport {
  return { ...layer, contributions: [] };
}
