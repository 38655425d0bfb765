import { normalizePath } from '../../filesystem/normalizePath.ts';
import type { NodeManifest } from '../../packages/node/nodeManifest.ts';
import { readNodeManifest } from '../../packages/node/nodeManifest.ts';
import type { StageView } from '../program.ts';

/**
 * The text of a project file: what the stage's filesystem holds at the folder, else the file of the build context with that name, when
 * a COPY of a whole folder may have brought it.
 */
export function projectText(stage: StageView, folder: string, name: string): string | undefined {
  const path = normalizePath(name, folder);
  const known = stage.filesystem.text(path);
  if (known !== undefined) return known;
  return stage.filesystem.exists(path) === 'no' ? undefined : stage.workspace.files?.[name];
}

export function projectManifest(stage: StageView, folder: string): NodeManifest | undefined {
  return readNodeManifest(projectText(stage, folder, 'package.json'));
}

/** Whether the environment says production: npm, yarn and pnpm leave development dependencies out then. */
export function isProduction(env: ReadonlyMap<string, string>): boolean {
  return env.get('NODE_ENV') === 'production';
}

/** `lodash@4`, `@scope/name@1.2`, `name@npm:other@1`: the name. Undefined for folders, archives and repositories. */
export function nodePackageName(word: string): string | undefined {
  if (/^[./~]|\.tgz$|^(https?|git\+?\w*|file|github):|^\w[\w-]*\/[\w.-]+$/.test(word))
    return undefined;
  const at = word.indexOf('@', 1);
  return at < 0 ? word : word.slice(0, at);
}
