import { contextFile } from '../edits/contextFile.ts';
import type { Scene } from '../rewrite.ts';

/**
 * Whether what starts the container is a script that uses a program; one whose text is not given is taken to.
 * @param start as from `startOf`
 */
export function startsScriptWith(program: RegExp, start: string, scene: Scene): boolean {
  return start
    .split(/\s+/)
    .filter((word) => /\.(sh|bash)$|entrypoint|^\/?[\w/.-]*start[\w-]*$/.test(word))
    .some((word) => {
      const key = contextFile(word, scene.workspace);
      const text = key === undefined ? undefined : scene.workspace.files?.[key];
      return text === undefined || program.test(text);
    });
}
