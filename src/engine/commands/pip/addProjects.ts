import type { Effect } from '../../effects.ts';
import type { InstallPlace } from '../../packages/python/weighInstall.ts';
import type { StageView } from '../program.ts';
import { brokenFile } from './brokenFile.ts';
import type { GatheredRequirements } from './gatherRequirements.ts';
import { unknownFile } from './installEffects.ts';
import { findProject, projectEffects } from './localProject.ts';
import { hasOthers, requirementsBeside } from './projectStandIn.ts';
import { BESIDE_REQUIREMENTS } from './requirementsPrior.ts';

/** Adds what local projects require, and says what their own files weigh. */
export function addProjects(
  gathered: GatheredRequirements,
  noDeps: boolean,
  place: InstallPlace,
  stage: StageView,
): Effect[] {
  return gathered.projects.flatMap(({ path, extras, editable }): Effect[] => {
    const project = findProject(path, stage);
    const effects: Effect[] = [];
    const file = `${path === '/' ? '' : path}/pyproject.toml`;
    if (project === null && !noDeps) {
      const beside = requirementsBeside(path, stage);
      const isCovered = beside.length > 0 || hasOthers(gathered, place, stage);
      gathered.requirements.push(...beside);
      effects.push(
        unknownFile(file, place.sitePackages, stage, isCovered ? BESIDE_REQUIREMENTS : undefined),
      );
    }
    if (project !== null) {
      if (project.brokenAt !== null) effects.push(brokenFile(file, project.brokenAt));
      // Of a text that is no TOML from its first lines on, nothing was read.
      if (project.brokenAt !== null && project.requirements.length === 0 && !noDeps) {
        effects.push(unknownFile(file, place.sitePackages, stage));
      }
      if (!noDeps) {
        gathered.requirements.push(
          ...project.requirements,
          ...(extras.includes('*')
            ? [...project.extras.values()].flat()
            : extras.flatMap((extra) => project.extras.get(extra) ?? [])),
        );
      }
    }
    return [...effects, ...projectEffects(path, project, editable, place, stage)];
  });
}
