import type { Risk } from '../../report.ts';
import type { Proposal, Rewrite, Scene } from '../rewrite.ts';

interface Kind {
  readonly id: string;
  readonly risk: Risk;
  readonly title: string;
  readonly why: string;
  readonly byHand: string | null;
  /** Names of the folders and files that it is about. */
  readonly names: RegExp;
}

/** Folders that tools make and that no image needs. */
const NEVER =
  /^(\.git|\.hg|\.svn|\.venv|venv|node_modules|__pycache__|\.pytest_cache|\.mypy_cache|\.ruff_cache|\.tox|\.nox|\.idea|\.vscode|\.ipynb_checkpoints|\.cache|\.DS_Store|\.next|\.terraform|\.eggs|htmlcov|\.coverage|coverage)$/;

/** Folders that are read by people or by a test run, seldom by a service. */
const SELDOM =
  /^(tests?|__tests__|spec|docs?|documentation|examples?|notebooks?|benchmarks?|\.github|screenshots)$/;

/** Folders that hold what a service may read, but need not be given in its image. */
const DATA = /^(data|datasets?|raw_data|checkpoints|wandb|mlruns|logs?|outputs?|models?|weights)$/;

const NOTHING: Readonly<Record<string, never>> = {};

const KINDS: readonly Kind[] = [
  {
    id: 'dockerignore',
    risk: 'safe',
    title: 'Keep what tools made out of the build context',
    why: 'COPY takes along everything that .dockerignore does not name: the repository’s history, virtual environments, caches. None of it runs in the image.',
    byHand: null,
    names: NEVER,
  },
  {
    id: 'dockerignore-tests-and-docs',
    risk: 'check',
    title: 'Keep tests and documentation out of the build context',
    why: 'COPY takes along everything that .dockerignore does not name. Tests, notebooks and documentation are seldom needed where the service runs.',
    byHand: 'If this Dockerfile also builds the stage that runs the tests, leave tests in.',
    names: SELDOM,
  },
  {
    id: 'dockerignore-data',
    risk: 'behaviour',
    title: 'Keep data out of the build context',
    why: 'COPY takes along everything that .dockerignore does not name. Data and models can be mounted or fetched where the container runs.',
    byHand: 'Mount it as a volume or download it at start; the image no longer has it.',
    names: DATA,
  },
];

/** One rewrite for each kind of thing that a COPY of the whole context takes along. */
export const dockerignoreRewrites: readonly Rewrite[] = KINDS.map((kind) => ({
  id: kind.id,
  find: (scene) => proposalsOf(kind, scene),
}));

function proposalsOf(kind: Kind, scene: Scene): readonly Proposal[] {
  const { workspace, dockerfile } = scene;
  const copies = dockerfile.stages.flatMap(({ instructions }) =>
    instructions.flatMap((one) => {
      if ((one.type !== 'copy' && one.type !== 'add') || one.from !== null) return [];
      return one.sources.some(({ kind: type }) => type === 'path') ? [one] : [];
    }),
  );
  const [first] = copies;
  if (first === undefined) return [];
  const named = copies.flatMap((copy) =>
    copy.sources.flatMap((source) => (source.kind === 'path' ? [trimmed(source.path)] : [])),
  );
  const patterns = new Set<string>();
  const kept = [...keptOut(workspace.files, kind), ...keptOut(workspace.context, kind)];
  for (const { path, pattern } of kept) {
    // What a COPY names itself is wanted.
    const isWanted = named.some(
      (name) => name !== '' && (path === name || name.startsWith(`${path}/`)),
    );
    if (!isWanted) patterns.add(pattern);
  }
  if (patterns.size === 0) return [];
  const own = workspace.files?.['Dockerfile.dockerignore'];
  const file = own === undefined ? '.dockerignore' : 'Dockerfile.dockerignore';
  const text = workspace.files?.[file] ?? '';
  const missing = [...patterns].sort().filter((pattern) => !text.split(/\r?\n/).includes(pattern));
  if (missing.length === 0) return [];
  const gap = text === '' || text.endsWith('\n') ? '' : '\n';
  const broad =
    copies.find((copy) => copy.sources.some((s) => s.kind === 'path' && trimmed(s.path) === '')) ??
    first;
  return [
    {
      title: `${kind.title}: ${missing.join(', ')}`,
      why: kind.why,
      link: 'https://docs.docker.com/build/concepts/context/#dockerignore-files',
      risk: kind.risk,
      line: broad.range.line,
      endLine: broad.range.endLine,
      edits: [
        { file, start: text.length, end: text.length, text: `${gap}${missing.join('\n')}\n` },
      ],
      byHand: kind.byHand,
    },
  ];
}

interface KeptOut {
  readonly path: string;
  readonly pattern: string;
}

/** Paths that a kind is about, by the record that has them: a repository has thousands, and they are looked at after each change. */
const KEPT_OUT = new WeakMap<object, Map<RegExp, readonly KeptOut[]>>();

function keptOut(
  record: Readonly<Record<string, unknown>> = NOTHING,
  { names }: Kind,
): readonly KeptOut[] {
  const known = KEPT_OUT.get(record) ?? new Map<RegExp, readonly KeptOut[]>();
  KEPT_OUT.set(record, known);
  const before = known.get(names);
  if (before !== undefined) return before;
  const found = Object.keys(record).flatMap((key): KeptOut[] => {
    const path = trimmed(key);
    const pattern = patternFor(path, names);
    return pattern === null ? [] : [{ path, pattern }];
  });
  known.set(names, found);
  return found;
}

function patternFor(path: string, names: RegExp): string | null {
  const parts = path.split('/');
  const at = parts.findIndex((part) => names.test(part));
  if (at < 0) return null;
  const name = parts[at] ?? '';
  // `**/` also matches in the root (Docker docs, .dockerignore).
  return at === 0 ? name : `**/${name}`;
}

function trimmed(path: string): string {
  return path.replace(/^(\.?\/)+|\/+$/g, '').replace(/^\.$/, '');
}
