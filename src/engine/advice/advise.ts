import type { Catalog } from '../catalog.ts';
import type { Advice, Report } from '../report.ts';
import { makeScene } from '../rewrites/proof/makeScene.ts';
import type { Workspace } from '../workspace.ts';
import { ADVICE_RULES } from './adviceRules.ts';

/**
 * What is worth doing for another reason than bytes, in the order of the text. Cheap: the interpreter does not run again.
 * @param report of this very workspace, with its suggestions: advice does not repeat them
 */
export function advise(workspace: Workspace, catalog: Catalog, report: Report): readonly Advice[] {
  if (report.error !== undefined) return [];
  const scene = makeScene(workspace, catalog, report);
  return ADVICE_RULES.flatMap((rule): Advice[] => {
    const places = rule.find(scene);
    return places.map((place) => ({
      id: places.length === 1 ? rule.id : `${rule.id}:${place.line}`,
      topic: rule.topic,
      link: rule.link,
      ...place,
    }));
  }).sort((a, b) => a.line - b.line);
}
