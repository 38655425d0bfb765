import type { Call } from '../../shell/command.ts';
import type { StageView } from '../program.ts';
import type { GatheredRequirements } from './gatherRequirements.ts';
import { findProject } from './localProject.ts';
import type { PipSettings } from './pipSettings.ts';

/** `--group dev` and `--group path/pyproject.toml:dev` (pip 25.1). */
export function addGroups(
  settings: PipSettings,
  gathered: GatheredRequirements,
  call: Call,
  stage: StageView,
): void {
  for (const value of settings.options.values('--group')) {
    const [, folder = '.', group = value] = /^(?:(.*?)\/?pyproject\.toml:)?(.+)$/.exec(value) ?? [];
    const path = folder.startsWith('/') ? folder : `${call.cwd}/${folder}`;
    const project = findProject(path, stage);
    gathered.requirements.push(...(project?.groups.get(group) ?? []));
  }
}
