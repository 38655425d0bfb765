import type { Word } from './command.ts';
import { absolutePath } from './paths.ts';
import type { Shell } from './shell.ts';

/**
 * Replaces globs by the paths that exist, for the lists that the shell itself goes through. A pattern without a match stays, and is not
 * exact: files that are not known by name may match it.
 */
export function expandGlobs(shell: Shell, words: readonly Word[]): readonly Word[] {
  return words.flatMap((word) => {
    if (!word.glob || !word.exact) return [word];
    const { cwd } = shell.state;
    const isRelative = !word.text.startsWith('/');
    const paths = shell.host.expandGlob(globPath(word.text, cwd));
    if (paths.length === 0) return [{ ...word, exact: false }];
    const prefix = cwd === '/' ? '/' : `${cwd}/`;
    return paths.map((path) => ({
      text: isRelative && path.startsWith(prefix) ? path.slice(prefix.length) : path,
      exact: true,
      glob: false,
    }));
  });
}

function globPath(pattern: string, cwd: string): string {
  const path = absolutePath(pattern, cwd);
  return pattern.endsWith('/') ? `${path}/` : path;
}
