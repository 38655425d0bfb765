import type { FileClass, Selection } from '../../effects.ts';
import { normalizePath } from '../../filesystem/normalizePath.ts';
import { globSource } from '../../filesystem/pathGlob.ts';
import type { Word } from '../../shell/command.ts';
import { baseName, escapeGlob, operandGlob } from '../operandPath.ts';
import type { StageView } from '../program.ts';
import type { FindQuery, FindTerm } from './parseFind.ts';

/** What the tests before an action of find let through. */
export interface FindTargets {
  /** For the ledger, spread bytes included. Empty `paths` when nothing can match. */
  readonly selections: readonly Selection[];
  /** Only folders themselves, not what they hold (`-type d`). */
  readonly foldersOnly: boolean;
  /** Names that may stand for some of the bytes that the ledger knows only by their folder. */
  readonly unseen: readonly string[];
  /** Tests that the ledger cannot decide (owner, mode, age, size): the selection is then an upper bound. */
  readonly undecided: readonly string[];
}

/** The targets of an action: the union over the branches that lead to it. `action` is compared by identity. */
export function findTargets(
  query: FindQuery,
  action: FindTerm,
  stage: StageView,
  cwd: string,
): FindTargets {
  const selections: Selection[] = [];
  const undecided: string[] = [];
  const unseen = new Set<string>();
  const pruned: (readonly FindTerm[])[] = [];
  let foldersOnly = true;
  const named = new Map<string, { selection: Selection; names: string[] }>();
  for (const branch of query.branches) {
    const end = branch.indexOf(action);
    if (end < 0) {
      const prune = branch.findIndex((term) => term.kind === 'prune');
      if (prune >= 0) pruned.push(branch.slice(0, prune));
      continue;
    }
    const tests = branch.slice(0, end);
    if (tests.some((term) => term.kind === 'empty' && !term.negated)) continue;
    for (const term of tests) if (term.kind === 'other') undecided.push(term.test);
    if (!tests.some((term) => term.kind === 'type' && !term.negated && !/[fl]/.test(term.letters)))
      foldersOnly = false;
    for (const selection of selectBranch(query, tests, pruned, stage, cwd, unseen)) {
      // Names that stand for the same classes go into one selection: `-name test -o -name tests`.
      const key = JSON.stringify([selection.paths, selection.fileClasses ?? null]);
      const before = named.get(key);
      if (before && selection.names) before.names.push(...selection.names);
      else {
        named.set(key, { selection, names: [...(selection.names ?? [])] });
      }
    }
  }
  for (const { selection, names } of named.values()) {
    selections.push(selection.names ? { ...selection, names: [...new Set(names)] } : selection);
  }
  return {
    selections,
    foldersOnly: foldersOnly && selections.length > 0,
    unseen: [...unseen],
    undecided,
  };
}

function selectBranch(
  query: FindQuery,
  tests: readonly FindTerm[],
  pruned: readonly (readonly FindTerm[])[],
  stage: StageView,
  cwd: string,
  unseen: Set<string>,
): readonly Selection[] {
  const names: string[] = [];
  let listed = pruned.length > 0;
  for (const term of tests) {
    if (term.kind === 'name' && !term.negated) names.push(term.glob);
    else if (term.kind === 'path' && !term.negated) {
      const name = nameInPath(term.glob);
      if (name === undefined) listed = true;
      else names.push(name);
    } else if ((term.kind === 'name' || term.kind === 'path') && term.negated) listed = true;
  }
  const roots = query.roots.filter((word) => word.exact && word.text !== '');
  if (listed) return listFiles(roots, tests, pruned, stage, cwd);
  const globs = roots.map((word) => operandGlob(word, cwd));
  const all = names.every((name) => /^\*+$/.test(name));
  if (all) {
    const deep = query.minDepth > 0 ? globs.map((glob) => below(glob, '*', query.minDepth)) : globs;
    return deep.length > 0 ? [{ paths: deep }] : [];
  }
  // Several names in one branch must all hold; the most telling one is the longest.
  const name = names.sort((a, b) => b.length - a.length)[0] ?? '*';
  if (query.maxDepth <= 3) {
    const depths = Array.from({ length: query.maxDepth }, (_, index) => index + 1);
    const paths = globs.flatMap((glob) =>
      depths.filter((depth) => depth >= query.minDepth).map((depth) => below(glob, name, depth)),
    );
    return paths.length > 0 ? [{ paths }] : [];
  }
  if (globs.length === 0) return [];
  const fileClasses = classesOfName(name);
  const found = namedPaths(roots, name, fileClasses, stage, cwd);
  if (found.isPartial) unseen.add(name);
  return [
    ...(fileClasses ? [{ paths: globs, names: [name], fileClasses }] : []),
    ...(found.paths.length > 0 ? [{ paths: found.paths }] : []),
  ];
}

/**
 * Files and folders of that name that the ledger knows by name. A class alone would miss them: `/app/tests/a.py` may be filed as code.
 */
function namedPaths(
  roots: readonly Word[],
  name: string,
  fileClasses: readonly FileClass[] | undefined,
  stage: StageView,
  cwd: string,
): { readonly paths: readonly string[]; readonly isPartial: boolean } {
  const test = globSource(name);
  const paths = new Set<string>();
  let isPartial = false;
  for (const root of roots) {
    const start = normalizePath(root.text, cwd);
    const entries = stage.filesystem.under(start);
    // A class tells its share only where somebody has filed bytes under it.
    const isTold =
      fileClasses !== undefined &&
      (!fileClasses.includes('tests') ||
        entries.some(({ content }) => content.fileClass === 'tests'));
    for (const { content, layer } of entries) {
      if (fileClasses?.includes(content.fileClass)) continue;
      const below = content.path.slice(start === '/' ? 0 : start.length).split('/');
      const at = below.findIndex((segment) => segment !== '' && test.test(segment));
      if (at >= 0) {
        const path = normalizePath(`${start}/${below.slice(0, at + 1).join('/')}`);
        paths.add(escapeGlob(path));
      } else if (content.spread && layer === stage.filesystem.layer && content.amount.bytes > 0) {
        isPartial ||= !isTold;
      }
    }
  }
  return { paths: [...paths], isPartial };
}

/** `name` at just that depth below a folder. */
function below(folder: string, name: string, depth: number): string {
  return normalizePath([folder, ...Array.from({ length: depth - 1 }, () => '*'), name].join('/'));
}

/** The folder name in patterns that ask for one folder at any depth (star, slash, tests, slash, star); undefined for any other pattern. */
function nameInPath(glob: string): string | undefined {
  return /^\*?\/([^/]+?)(\/\*)?$/.exec(glob)?.[1];
}

/**
 * Classes whose files go by a name: they tell a package's share even where the ledger knows no single file of it.
 * Sources: PEP 3147 for `__pycache__` and `.pyc`; the official python Dockerfiles for `test` and `tests`.
 */
function classesOfName(name: string): readonly FileClass[] | undefined {
  if (/^(__pycache__|\*?\.py\[?[co]{1,2}\]?|\*\.py\[co\])$/.test(name)) return ['bytecode'];
  if (/^(tests?|testing|idle_test|test_\*|\*_test\*?)$/i.test(name)) return ['tests'];
  if (/\.so$|\.so[.*]/.test(name)) return ['native'];
  if (/^(\.git|\.svn|\.hg)$/.test(name)) return ['vcs'];
  return undefined;
}

/** Single files that pass every test; folders whose files are not known by name are left out. */
function listFiles(
  roots: readonly Word[],
  tests: readonly FindTerm[],
  pruned: readonly (readonly FindTerm[])[],
  stage: StageView,
  cwd: string,
): readonly Selection[] {
  const paths = new Set<string>();
  for (const root of roots) {
    const start = normalizePath(root.text, cwd);
    for (const { content } of stage.filesystem.under(start)) {
      if (content.spread) continue;
      // Tests with -path see the path as it starts with the root's own spelling.
      const spelled = root.text.replace(/\/$/, '') + content.path.slice(start.length);
      if (!passes(content.path, spelled, tests)) continue;
      if (pruned.some((terms) => isPruned(content.path, spelled, terms))) continue;
      paths.add(escapeGlob(content.path));
    }
  }
  return paths.size > 0 ? [{ paths: [...paths] }] : [];
}

function passes(path: string, spelled: string, tests: readonly FindTerm[]): boolean {
  return tests.every((term) => {
    if (term.kind === 'name') return globSource(term.glob).test(baseName(path)) !== term.negated;
    if (term.kind === 'path') return globSource(term.glob).test(spelled) !== term.negated;
    if (term.kind === 'type') return term.letters.includes('f') !== term.negated;
    return true;
  });
}

/** Whether the path or a folder above it is cut off. */
function isPruned(path: string, spelled: string, tests: readonly FindTerm[]): boolean {
  const words = tests.filter((term) => term.kind === 'name' || term.kind === 'path');
  if (words.length === 0) return false;
  for (let length = path.length, shown = spelled.length; length > 0 && shown > 0;) {
    if (passes(path.slice(0, length), spelled.slice(0, shown), words)) return true;
    const up = path.lastIndexOf('/', length - 1);
    shown -= length - up;
    length = up;
  }
  return false;
}
