import { exactly } from '../../../src/engine/amount.ts';
import type { Catalog } from '../../../src/engine/catalog.ts';
import type { Program, StageView } from '../../../src/engine/commands/program.ts';
import type { Content, Effect } from '../../../src/engine/effects.ts';
import type { MountPoint } from '../../../src/engine/filesystem/filesystem.ts';
import { fileClassOf } from '../../../src/engine/filesystem/fileClassOf.ts';
import { LayeredFilesystem } from '../../../src/engine/filesystem/layeredFilesystem.ts';
import type { BaseImage } from '../../../src/engine/images/imageTable.ts';
import type { Call, Outcome, Stdin, Word } from '../../../src/engine/shell/command.ts';
import type { Workspace } from '../../../src/engine/workspace.ts';

/**
 * Files of a stage by path. A number is its bytes, a text is its content, an object gives the rest; a path that ends in `/` is a
 * folder whose bytes lie somewhere below it.
 */
export type FakeFiles = Readonly<Record<string, number | string | Partial<Content>>>;

export interface FakeStageOptions {
  /** Layer 0. */
  readonly base?: FakeFiles;
  /** The layer below the running one. */
  readonly lower?: FakeFiles;
  /** Written by the running layer. */
  readonly files?: FakeFiles;
  readonly mounts?: readonly MountPoint[];
  readonly image?: Partial<BaseImage>;
  readonly workspace?: Partial<Workspace>;
  readonly catalog?: Partial<Catalog>;
  readonly dpkg?: Readonly<Record<string, string>>;
  readonly user?: string;
  readonly home?: string;
  readonly platform?: StageView['platform'];
  /** Programs that nested calls are given to; others do nothing. */
  readonly programs?: readonly Program[];
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  readonly stdin?: Stdin;
}

export interface FakeStage extends StageView {
  /** Command lines that were run through `runNested`, in order. */
  readonly nested: Call[];
  /** Texts that were run through `runScript`, in order. */
  readonly scripts: string[];
  /** Effects of nested calls. */
  readonly nestedEffects: Effect[];
}

export interface FakeRun extends Outcome {
  readonly stage: FakeStage;
}

/** A stage over the real ledger, with three layers: base, one below, and the running one. */
export function fakeStage(options: FakeStageOptions = {}): FakeStage {
  const filesystem = LayeredFilesystem.fromBase(contentsOf(options.base ?? {}));
  filesystem.beginLayer();
  for (const content of contentsOf(options.lower ?? {})) filesystem.write(content);
  filesystem.endLayer();
  filesystem.beginLayer(options.mounts ?? []);
  for (const content of contentsOf(options.files ?? {})) filesystem.write(content);

  const nested: Call[] = [];
  const nestedEffects: Effect[] = [];
  const scripts: string[] = [];
  const user = options.user ?? 'root';
  const stage: FakeStage = {
    catalog: {
      date: '2026-11-20',
      images: () => undefined,
      wheels: () => undefined,
      models: () => undefined,
      packages: () => undefined,
      debian: () => undefined,
      missed: new Set(),
      ...options.catalog,
    },
    workspace: { dockerfile: '', ...options.workspace },
    platform: options.platform ?? 'linux/amd64',
    base: { ...DEBIAN, ...options.image },
    filesystem,
    dpkg: new Map(Object.entries(options.dpkg ?? {})),
    user,
    isRoot: user === 'root' || user === '0',
    home: options.home ?? (user === 'root' ? '/root' : `/home/${user}`),
    nested,
    scripts,
    nestedEffects,
    runNested(call, before = []) {
      nestedEffects.push(...before);
      nested.push(call);
      const program = options.programs?.find(({ names }) => names.includes(call.name));
      const outcome = program?.run(call, stage) ?? { effects: [] };
      nestedEffects.push(...outcome.effects);
      return { ...outcome, effects: [] };
    },
    runScript(script) {
      scripts.push(script);
      return { effects: [] };
    },
  };
  return stage;
}

/**
 * Runs one command line against a fake stage. Words are split at spaces; quotes keep spaces and globs literal; `$NAME` takes its
 * value from `options.env` and is an unknown part without one.
 */
export function runProgram(
  program: Program,
  line: string,
  options: FakeStageOptions = {},
): FakeRun {
  const stage = fakeStage(options);
  return { ...program.run(callOf(line, options), stage), stage };
}

/** The call of a command line, split as `runProgram` says. */
export function callOf(
  line: string,
  options: Pick<FakeStageOptions, 'env' | 'cwd' | 'stdin'> = {},
): Call {
  const env = new Map(Object.entries(options.env ?? {}));
  const [first, ...args] = splitWords(line, env);
  const program = first?.text ?? '';
  return {
    name: program.split('/').at(-1) ?? program,
    program,
    args,
    env,
    cwd: options.cwd ?? '/work',
    stdin: options.stdin ?? { kind: 'none' },
    start: 0,
    end: line.length,
  };
}

/** The words of a call as one line, for comparing. */
export function lineOf(call: Call): string {
  return [call.program, ...call.args.map((word) => word.text)].join(' ');
}

function splitWords(line: string, env: ReadonlyMap<string, string>): Word[] {
  const words: Word[] = [];
  for (const [raw] of line.matchAll(/(?:"[^"]*"|'[^']*'|\\.|[^\s"'\\])+/g)) {
    let text = '';
    let exact = true;
    let glob = false;
    for (const [part] of raw.matchAll(/"[^"]*"|'[^']*'|\\.|[^"'\\]+/g)) {
      if (part.startsWith("'")) text += part.slice(1, -1);
      else if (part.startsWith('\\')) text += part.slice(1);
      else {
        const isQuoted = part.startsWith('"');
        const body = isQuoted ? part.slice(1, -1) : part;
        if (!isQuoted && /[*?[]/.test(body)) glob = true;
        text += body.replace(/\$\{?([A-Za-z_]\w*)\}?/g, (_, name: string) => {
          const value = env.get(name);
          if (value === undefined) exact = false;
          return value ?? '';
        });
      }
    }
    words.push({ text, exact, glob });
  }
  return words;
}

function contentsOf(files: FakeFiles): Content[] {
  return Object.entries(files).map(([path, given]) => {
    const spread = path.endsWith('/');
    const content: Content = {
      path: spread && path !== '/' ? path.slice(0, -1) : path,
      spread,
      amount: exactly(
        typeof given === 'number' ? given : typeof given === 'string' ? given.length : 1000,
      ),
      fileClass: fileClassOf(path),
      origin: { kind: 'context', name: path.replace(/^.*\/(?=.)/, '') },
      evidence: 'measured',
      source: 'test',
    };
    if (typeof given === 'string') return { ...content, text: given };
    return typeof given === 'number' ? content : { ...content, ...given };
  });
}

const DEBIAN: BaseImage = {
  reference: 'debian:bookworm-slim',
  resolved: 'debian:bookworm-slim',
  match: 'exact',
  amount: exactly(74_800_000),
  compressed: exactly(28_200_000),
  layerCount: 1,
  evidence: 'measured',
  source: 'test',
  contents: [],
  env: { PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin' },
  workdir: '/',
  user: '',
  system: { kind: 'debian', suite: 'bookworm', slim: true, standsInFor: null },
  pythons: [],
  debianPackages: [],
  tools: [],
  onbuild: [],
};
