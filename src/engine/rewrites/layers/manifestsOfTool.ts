import type { Workspace } from '../../workspace.ts';
import type { LocatedCommand } from '../edits/locateCommands.ts';

/** An install that reads its lists and nothing else of the project, by each tool's documentation. */
interface Reader {
  readonly program: RegExp;
  /** The words after the program, flags in the order that they are written. */
  readonly words: RegExp;
  /** The list, and what is taken along where it is there. */
  readonly list: string;
  readonly beside: readonly string[];
}

const READERS: readonly Reader[] = [
  {
    program: /^yarn$/,
    words: /^(install)?( --?[\w=-]+)*$/,
    list: 'package.json',
    beside: ['yarn.lock', '.yarnrc.yml', '.npmrc'],
  },
  {
    program: /^pnpm$/,
    words: /^(install|i)( --?[\w=-]+)*$/,
    list: 'package.json',
    beside: ['pnpm-lock.yaml', '.npmrc'],
  },
  { program: /^go$/, words: /^mod download( -x)?$/, list: 'go.mod', beside: ['go.sum'] },
  {
    program: /^poetry$/,
    words: /^install(?=.* --no-root\b)( --?[\w=,-]+| (?<=--(?:without|only|with|extras) )[\w,]+)*$/,
    list: 'pyproject.toml',
    beside: ['poetry.lock', 'poetry.toml'],
  },
  {
    program: /^uv$/,
    words: /^sync(?=.* --no-install-project\b)( --?[\w=-]+)*$/,
    list: 'pyproject.toml',
    beside: ['uv.lock', '.python-version'],
  },
];

/** Files at the root of the context that an install of another tool than pip and npm reads; null when it may need more than those. */
export function manifestsOfTool(
  { name, words }: LocatedCommand,
  workspace: Workspace,
): readonly string[] | null {
  const texts = words.slice(1).map(({ text }) => text ?? '$');
  const reader = READERS.find(
    (one) => one.program.test(name) && one.words.test(texts.join(' ').trim()),
  );
  if (reader === undefined) return null;
  const isThere = (file: string): boolean =>
    workspace.files?.[file] !== undefined || workspace.context?.[file] !== undefined;
  if (!isThere(reader.list) || isOfSeveral(reader.list, workspace)) return null;
  return [reader.list, ...reader.beside.filter(isThere)];
}

function isOfSeveral(list: string, workspace: Workspace): boolean {
  const text = workspace.files?.[list] ?? '';
  const isLocal = /path\s*=\s*["']|\.\.?\/[\w-]+["']?\s*$|\breplace\b.*=>\s*\./m.test(text);
  const names = Object.keys({ ...workspace.files, ...workspace.context });
  const isWorkspace = names.some((name) => /^(pnpm-workspace\.yaml|go\.work)$/.test(name));
  if (list === 'package.json') return isWorkspace || runsOwnScripts(workspace);
  return isLocal || isWorkspace || /\bworkspace\b/.test(text);
}

/** Whether installing runs scripts of the project, takes packages out of its folders, or patches them: all of that needs the code. */
export function runsOwnScripts({ files, context }: Workspace): boolean {
  const text = files?.['package.json'] ?? '';
  const names = Object.keys({ ...files, ...context });
  return (
    /"((pre|post)?install|prepare|prepublish)"\s*:|"workspaces"\s*:|:\s*"(file|link|portal|workspace):|"patchedDependencies"\s*:/.test(
      text,
    ) || names.some((name) => /^(\.yarn|patches)\//.test(name))
  );
}
