import { expandVariables } from '../dockerfile/expandVariables.ts';
import type { Dockerfile } from '../dockerfile/instruction.ts';
import type { Platform, Workspace } from '../workspace.ts';
import { buildArg, platformArgs } from './scope.ts';

/** ARGs before the first FROM: seen by FROM lines, and by a stage that declares them again (Dockerfile reference, ARG and FROM). */
export function globalArgs(
  dockerfile: Dockerfile,
  workspace: Workspace,
  platform: Platform,
): ReadonlyMap<string, string> {
  const values = new Map(platformArgs(platform));
  for (const instruction of dockerfile.globalArgs) {
    if (instruction.type !== 'arg') continue;
    for (const { name, value } of instruction.args) {
      const given = buildArg(name, workspace);
      const own =
        value === null
          ? undefined
          : expandVariables(value, (key) => values.get(key), dockerfile.escape).text;
      const effective = given ?? own;
      if (effective !== undefined) values.set(name, effective);
    }
  }
  return values;
}
