import { normalizePath } from '../../filesystem/normalizePath.ts';
import type { StageView } from '../program.ts';

/**
 * The text of a file that a command reads: from the stage's filesystem, else from the user's files. A file below a mount, or one that a
 * `COPY .` brought, is looked for in the build context by the end of its path.
 */
export function readStageText(path: string, stage: StageView): string | undefined {
  const wanted = normalizePath(path);
  const known = stage.filesystem.text(wanted);
  if (known !== undefined) return known;
  const files = stage.workspace.files ?? {};
  const fitting = Object.keys(files)
    .filter((key) => wanted === `/${key}` || wanted.endsWith(`/${key}`))
    .sort((a, b) => b.length - a.length);
  const best = fitting[0];
  if (best !== undefined) return files[best];
  const name = wanted.split('/').at(-1) ?? '';
  const byName = Object.keys(files).filter((key) => key.split('/').at(-1) === name);
  // Two files of one name: which one is meant cannot be told.
  return byName.length === 1 ? files[byName[0] ?? ''] : undefined;
}
