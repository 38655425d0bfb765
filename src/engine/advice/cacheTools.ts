import type { RunInstruction, Stage } from '../dockerfile/instruction.ts';
import { normalizePath } from '../filesystem/normalizePath.ts';
import { baseOfStage, instructionsOf } from '../rewrites/edits/baseOfStage.ts';
import { pipInstallOf } from '../rewrites/edits/isCommand.ts';
import type { LocatedCommand } from '../rewrites/edits/locateCommands.ts';
import type { Scene } from '../rewrites/rewrite.ts';

/** A program that downloads, and where it keeps what it downloaded: what a cache mount has to lie on. */
export interface CacheTool {
  readonly name: string;
  readonly runs: (command: LocatedCommand) => boolean;
  /** Folders for a home and an environment, in the order of their weight. */
  readonly folders: (home: string, env: ReadonlyMap<string, string>) => readonly string[];
  /** How the end of such a folder is written, whosever home it is in. */
  readonly ending: RegExp;
}

const word = (command: LocatedCommand, at: number): string => command.words[at]?.text ?? '';
const isOf =
  (name: RegExp, verbs: RegExp) =>
  (command: LocatedCommand): boolean =>
    name.test(command.name) && verbs.test(word(command, 1));
const caches = (home: string, env: ReadonlyMap<string, string>): string =>
  env.get('XDG_CACHE_HOME') ?? `${home}/.cache`;

/** Places as each program documents them: pip cache dir, uv cache dir, npm config get cache, go env GOMODCACHE GOCACHE, and so on. */
export const CACHE_TOOLS: readonly CacheTool[] = [
  {
    name: 'pip',
    runs: (command) => pipInstallOf(command)?.tool === 'pip',
    folders: (home, env) => [env.get('PIP_CACHE_DIR') ?? `${caches(home, env)}/pip`],
    ending: /\.cache(\/pip)?$/,
  },
  {
    name: 'uv',
    runs: (command) => pipInstallOf(command)?.tool === 'uv' || isOf(/^uv$/, /^sync$/)(command),
    folders: (home, env) => [env.get('UV_CACHE_DIR') ?? `${caches(home, env)}/uv`],
    ending: /\.cache(\/uv)?$/,
  },
  {
    name: 'poetry',
    runs: isOf(/^poetry$/, /^(install|sync)$/),
    folders: (home, env) => [env.get('POETRY_CACHE_DIR') ?? `${caches(home, env)}/pypoetry`],
    ending: /\.cache(\/pypoetry)?$/,
  },
  {
    name: 'npm',
    runs: isOf(/^npm$/, /^(ci|install|i|clean-install)$/),
    folders: (home, env) => [
      env.get('npm_config_cache') ?? env.get('NPM_CONFIG_CACHE') ?? `${home}/.npm`,
    ],
    ending: /\/\.npm$/,
  },
  {
    name: 'go',
    runs: isOf(/^go$/, /^(mod|build|install|test|get)$/),
    folders: (home, env) => [
      env.get('GOMODCACHE') ?? `${env.get('GOPATH') ?? `${home}/go`}/pkg/mod`,
      env.get('GOCACHE') ?? `${caches(home, env)}/go-build`,
    ],
    ending: /\.cache(\/go-build)?$|\/go\/pkg(\/mod)?$/,
  },
  {
    name: 'cargo',
    runs: isOf(/^cargo$/, /^(build|install|fetch)$/),
    folders: (home, env) => [`${env.get('CARGO_HOME') ?? `${home}/.cargo`}/registry`],
    ending: /cargo\/registry$/,
  },
  {
    name: 'Maven',
    runs: (command) => /^mvnw?$/.test(command.name),
    folders: (home) => [`${home}/.m2`],
    ending: /\/\.m2(\/repository)?$/,
  },
];

/** What a RUN sees of its surroundings. */
export interface Surroundings {
  /** Null when it cannot be told from the text. */
  readonly home: string | null;
  readonly user: string;
  readonly env: ReadonlyMap<string, string>;
}

/** User, home and environment at a RUN. Values that hold variables are left as written. */
export function surroundingsOf(run: RunInstruction, stage: Stage, scene: Scene): Surroundings {
  const base = baseOfStage(stage, scene);
  const env = new Map(Object.entries(base?.env ?? {}));
  let user = base?.user ?? '';
  for (const one of instructionsOf(stage, scene)) {
    if (one === run) break;
    if (one.type === 'user') user = one.user;
    const set = one.type === 'env' ? one.variables : one.type === 'arg' ? one.args : [];
    for (const { name, value } of set) {
      if (value !== null) env.set(name, value.replace(/^(["'])(.*)\1$/s, '$2'));
    }
  }
  if (/^golang(:|$)/.test(base?.reference ?? '') && !env.has('GOPATH')) env.set('GOPATH', '/go');
  if (/^rust(:|$)/.test(base?.reference ?? '') && !env.has('CARGO_HOME')) {
    env.set('CARGO_HOME', '/usr/local/cargo');
  }
  const name = user.replace(/:.*$/, '');
  return { home: env.get('HOME') ?? homeOf(name, scene), user: name, env };
}

function homeOf(user: string, scene: Scene): string | null {
  if (user === '' || user === 'root' || user === '0') return '/root';
  // Numbers, variables and users with a home of their own: /etc/passwd would tell.
  const isPlain = /^[a-z_][\w-]*$/.test(user);
  return isPlain && !/\s(--home(-dir)?|-d|-h)[\s=]+\//.test(scene.workspace.dockerfile)
    ? `/home/${user}`
    : null;
}

/** Whether a mount at `target` takes what is written to `folder`. */
export function covers(target: string, folder: string): boolean {
  const [at, below] = [normalizePath(target, '/'), normalizePath(folder, '/')];
  return below === at || below.startsWith(`${at}/`);
}

/** Programs with a cache that a RUN runs. */
export function cacheToolsOf(run: RunInstruction, scene: Scene): readonly CacheTool[] {
  const commands = scene.commands.filter((command) => command.run === run);
  return CACHE_TOOLS.filter((tool) => commands.some(tool.runs));
}
