import type { InstallPlace } from '../../packages/python/weighInstall.ts';
import type { Requirement } from '../../packages/python/requirement.ts';
import { parseRequirementsFile } from '../../packages/python/requirementsFile.ts';
import type { StageView } from '../program.ts';
import type { GatheredRequirements } from './gatherRequirements.ts';
import { readStageText } from './readStageText.ts';

/**
 * What a project whose own file nobody showed most likely needs: the requirements.txt beside it, which lists the same dependencies for
 * those who install without the project. Empty when there is none.
 */
export function requirementsBeside(folder: string, stage: StageView): Requirement[] {
  const text = readStageText(`${folder === '/' ? '' : folder}/requirements.txt`, stage);
  if (text === undefined) return [];
  return parseRequirementsFile(text, () => undefined).flatMap((line) =>
    line.kind === 'requirement' ? [line.requirement] : [],
  );
}

/** Whether more than installers is there or asked for by the same command: requirements that were written for the project. */
export function hasOthers(
  gathered: GatheredRequirements,
  place: InstallPlace,
  stage: StageView,
): boolean {
  if (gathered.requirements.length + gathered.missingFiles.length > 2) return true;
  const prefix = place.sitePackages.replace(/\/lib\/python.*$/, '');
  const names = new Set<string>();
  for (const { content } of stage.filesystem.under(prefix)) {
    const { kind, name } = content.origin;
    if ((kind === 'pip' || kind === 'conda') && !INSTALLERS.test(name)) names.add(name);
  }
  return names.size > 2;
}

const INSTALLERS = /^(pip|setuptools|wheel|uv|poetry|conda|python|miniconda3?|anaconda3?)$/i;
