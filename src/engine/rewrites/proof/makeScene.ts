import type { Catalog } from '../../catalog.ts';
import { parseDockerfile } from '../../dockerfile/parseDockerfile.ts';
import type { Memo } from '../../interpret/memo.ts';
import type { Report } from '../../report.ts';
import type { Workspace } from '../../workspace.ts';
import { locateCommands } from '../edits/locateCommands.ts';
import type { Scene } from '../rewrite.ts';

/** Parses the text once for all rewrites. Commands of stages that the target does not need are left out: nothing is saved there. */
export function makeScene(
  workspace: Workspace,
  catalog: Catalog,
  report: Report,
  memo: Memo | null = null,
): Scene {
  const dockerfile = memo?.parse(workspace.dockerfile) ?? parseDockerfile(workspace.dockerfile);
  const reached = new Set(report.stages.filter((one) => one.reached).map((one) => one.index));
  const commands = locateCommands(dockerfile).filter((command) => reached.has(command.stage));
  return { workspace, dockerfile, commands, report, catalog, memo };
}
