import type { Workspace } from '../../engine/workspace.ts';

/**
 * A workspace without what is an example's still: files, sizes and settings of one Dockerfile say nothing of another. What the user has
 * changed stays.
 *
 * @param example the workspace that it was opened with
 */
export function withoutExample(workspace: Workspace, example: Workspace): Workspace {
  const { dockerfile, files, context, buildArgs, target, asOf, ...rest } = workspace;
  return {
    ...rest,
    dockerfile,
    ...(files !== undefined && files !== example.files && { files }),
    ...(context !== undefined && context !== example.context && { context }),
    ...(buildArgs !== undefined && buildArgs !== example.buildArgs && { buildArgs }),
    ...(target !== undefined && target !== example.target && { target }),
    ...(asOf !== undefined && asOf !== example.asOf && { asOf }),
  };
}
