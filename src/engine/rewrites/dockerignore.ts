import type { Risk } from '../report.ts';
import type { Proposal, Rewrite, Scene } from './rewrite.ts';

interface Kind {
  readonly id: string;
  readonly risk: Risk;
  readonly title: string;
  readonly why: string;
  readonly byHand: string | null;
  /** The pattern that keeps a path of the context out; null when it may stay. */
  patternOf(path: string): string | null;
}

/** Folders that tools make and that no image needs. */
const NEVER =
  /^(\.git|\.hg|\.svn|\.venv|venv|node_modules|__pycache__|\.pytest_cache|\.mypy_cache|\.ruff_cache|\.tox|\.nox|\.idea|\.vscode|\.ipynb_checkpoints|\.cache|\.DS_Store|\.next|\.terraform|\.eggs|htmlcov|\.coverage|coverage)$/;

/** Folders that are read by people or by a test run, seldom by a service. */
const SELDOM =
  /^(tests?|__tests__|spec|docs?|documentation|examples?|notebooks?|benchmarks?|\.github|screenshots)$/;

/** Folders that hold what a service may read, but need not be given in its image. */
const DATA = /^(data|datasets?|raw_data|checkpoints|wandb|mlruns|logs?|outputs?|models?|weights)$/;

const KINDS: readonly Kind[] = [
  {
    id: 'dockerignore',
    risk: 'safe',
    title: 'Keep what tools made out of the build context',
    why: 'COPY takes along everything that .dockerignore does not name: the repository’s history, virtual environments, caches. None of it runs in the image.',
    byHand: null,
    patternOf: (path) => patternFor(path, NEVER),
  },
  {
    id: 'dockerignore-tests-and-docs',
    risk: 'check',
    title: 'Keep tests and documentation out of the build context',
    why: 'COPY takes along everything that .dockerignore does not name. Tests, notebooks and documentation are seldom needed where the service runs.',
    byHand: 'If this Dockerfile also builds the stage that runs the tests, leave tests in.',
    patternOf: (path) => patternFor(path, SELDOM),
  },
  {
    id: 'dockerignore-data',
    risk: 'behaviour',
    title: 'Keep data out of the build context',
    why: 'COPY takes along everything that .dockerignore does not name. Data and models can be mounted or fetched where the container runs.',
    byHand: 'Mount it as a volume or download it at start; the image no longer has it.',
    patternOf: (path) => patternFor(path, DATA),
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
  const paths = [...Object.keys(workspace.files ?? {}), ...Object.keys(workspace.context ?? {})];
  const patterns = new Set<string>();
  for (const path of paths) {
    const pattern = kind.patternOf(path);
    // What a COPY names itself is wanted.
    const isWanted = named.some(
      (name) => name !== '' && (trimmed(path) === name || name.startsWith(`${trimmed(path)}/`)),
    );
    if (pattern !== null && !isWanted) patterns.add(pattern);
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

function patternFor(path: string, names: RegExp): string | null {
  const parts = trimmed(path).split('/');
  const at = parts.findIndex((part) => names.test(part));
  if (at < 0) return null;
  const name = parts[at] ?? '';
  // `**/` also matches in the root (Docker docs, .dockerignore).
  return at === 0 ? name : `**/${name}`;
}

function trimmed(path: string): string {
  return path.replace(/^(\.?\/)+|\/+$/g, '').replace(/^\.$/, '');
}
