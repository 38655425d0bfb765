import dockerignore from '@balena/dockerignore';
import { normalizePath } from '../filesystem/normalizePath.ts';

/**
 * Reads patterns of .dockerignore or COPY --exclude: the last one that matches decides, `!` takes back in (Docker docs, .dockerignore).
 * @returns whether a path of the tree is out; a path that ends in `/` is a folder. What cannot be read ignores nothing.
 */
export function ignoreMatcher(text: string | undefined): (path: string) => boolean {
  if (text === undefined) return () => false;
  const matcher = dockerignore().add(text.split(/\r?\n/).filter(canBeRead));
  return (path) => {
    const name = normalizePath(path).slice(1);
    if (name === '') return false;
    // A folder is out when what lies in it is: `models/*` keeps out all of models/.
    return matcher.ignores(name) || (path.endsWith('/') && matcher.ignores(`${name}/.any`));
  };
}

/** Patterns are compiled when they are first asked: one with an open bracket throws then, and would take the others with it. */
function canBeRead(pattern: string): boolean {
  try {
    dockerignore().add(pattern).ignores('any');
    return true;
  } catch {
    return false;
  }
}
