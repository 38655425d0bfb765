import type { Content, Selection } from '../effects.ts';
import { globSource, pathGlob, type GlobMatch, type PathGlob } from './pathGlob.ts';

/** Compiles a selection once, to be asked of many pieces. */
export function selectionMatcher(selection: Selection): (content: Content) => GlobMatch {
  const globs = selection.paths.map(pathGlob);
  const names = selection.names?.map(globSource);
  return (content) => {
    if (selection.fileClasses !== undefined && !selection.fileClasses.includes(content.fileClass)) {
      return 'none';
    }
    if (selection.origins !== undefined && !hasOrigin(content, selection.origins)) return 'none';
    const place = best(
      globs.map((glob) => {
        const match = glob.match(content.path, content.spread);
        return match === 'part' && isFiledApart(glob, content) ? 'none' : match;
      }),
    );
    if (place === 'none' || names === undefined) return place;
    return meet(place, nameMatch(content, names, selection));
  };
}

/** Test folders of a distribution are pieces of their own: its other pieces hold nothing of them. */
function isFiledApart({ pattern }: PathGlob, { origin, fileClass }: Content): boolean {
  return origin.kind === 'pip' && fileClass !== 'tests' && /\/tests?\/?$/.test(pattern);
}

function hasOrigin(content: Content, origins: NonNullable<Selection['origins']>): boolean {
  return origins.some(
    ({ kind, names }) => kind === content.origin.kind && names.includes(content.origin.name),
  );
}

/**
 * `find -name` looks at every name below the root. A class says more than the path of a spread piece: byte-code lies in folders
 * called __pycache__ even though its piece is filed under the package's own folder.
 */
function nameMatch(content: Content, names: readonly RegExp[], selection: Selection): GlobMatch {
  const segments = content.path.split('/').filter((segment) => segment !== '');
  if (segments.some((segment) => names.some((name) => name.test(segment)))) return 'whole';
  // Files of tests are filed under a folder of their own name: `-name tests` does not mean `test`.
  if (content.fileClass === 'tests') return 'none';
  if (content.spread && selection.fileClasses !== undefined) return 'whole';
  return content.spread ? 'part' : 'none';
}

function best(matches: readonly GlobMatch[]): GlobMatch {
  if (matches.includes('whole')) return 'whole';
  return matches.includes('part') ? 'part' : 'none';
}

function meet(a: GlobMatch, b: GlobMatch): GlobMatch {
  if (a === 'none' || b === 'none') return 'none';
  return a === 'part' || b === 'part' ? 'part' : 'whole';
}
