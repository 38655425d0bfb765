import type { Effect } from '../../effects.ts';
import { normalizePath } from '../../filesystem/normalizePath.ts';
import {
  readEnvironmentFile,
  readSpecFile,
  type CondaRequest,
} from '../../packages/conda/condaEnvironment.ts';
import type { Call, Outcome } from '../../shell/command.ts';
import { parseOptions, type ParsedOptions } from '../../shell/parseOptions.ts';
import { condaUpdate } from './condaUpdate.ts';
import { condaClean } from './condaClean.ts';
import { condaInstall } from './condaInstall.ts';
import { condaPrefix, environmentFolder } from './condaPrefix.ts';
import { innerCall } from '../wrappers/innerCall.ts';
import { projectText } from '../node/nodeProject.ts';
import type { Program, StageView } from '../program.ts';
import { asked, removed } from '../written.ts';
import { between } from '../../amount.ts';
import { word } from '../word.ts';

/** conda, mamba and micromamba: environments, the package cache beside them, and `clean`. */
export const conda: Program = {
  names: ['conda', 'mamba'],
  run: runConda,
};

const SPEC = {
  withValue: [
    '--name',
    '--prefix',
    '--file',
    '--channel',
    '--solver',
    '--repodata-fn',
    '--channel-priority',
    '--platform',
    '--root-prefix',
    '--rc-file',
    '--shell',
    '--log-level',
    '--set',
    '--append',
    '--prepend',
    '--add',
    '--category',
    '--python',
    '--clone',
    '--cwd',
  ],
  aliases: {
    '-n': '--name',
    '-p': '--prefix',
    '-f': '--file',
    '-c': '--channel',
    '-r': '--root-prefix',
    '-y': '--yes',
    '-q': '--quiet',
    '-h': '--help',
    '-V': '--version',
    '-s': '--shell',
    '-d': '--dry-run',
    '-a': '--all',
  },
};

export function runConda(call: Call, stage: StageView): Outcome {
  // `conda clean -afy`: there -f is a flag; `conda run` hands its words on.
  const verb = call.args.find(({ text }) => !text.startsWith('-'))?.text;
  if (verb === 'clean') return { effects: condaClean(call, stage) };
  if (verb === 'run') return runInside(call, stage);
  const options = parseOptions(call.args, SPEC);
  if (['--help', '--version', '--dry-run'].some((name) => options.has(name)))
    return { effects: [] };
  const operands = options.operands.map(({ text }) => text).filter((text) => text !== '');
  switch (operands[0]) {
    case 'update':
    case 'upgrade':
      if (!options.has('--file')) {
        return { effects: condaUpdate(operands.slice(1), environmentFolder(call, stage, options)) };
      }
      return install([], environmentFolder(call, stage, options), call, stage, options);
    case 'install':
    case 'create':
      return install(
        operands.slice(1),
        environmentFolder(call, stage, options),
        call,
        stage,
        options,
      );
    case 'env':
      if (operands[1] !== 'create' && operands[1] !== 'update') return { effects: [] };
      return install([], environmentFolder(call, stage, options), call, stage, options, true);
    case 'remove':
    case 'uninstall': {
      const folder = environmentFolder(call, stage, options);
      if (options.has('--all')) return { effects: [removed([folder])] };
      return {
        effects: [removed([folder], { origins: [{ kind: 'conda', names: operands.slice(1) }] })],
      };
    }
    case 'build':
      return {
        effects: asked(
          {
            path: `${condaPrefix(call, stage)}/conda-bld`,
            amount: between(1e6, 100e6, 3e9),
            origin: { kind: 'conda', name: 'conda build' },
            evidence: 'unknown',
            source: 'a build of conda leaves its work folders',
          },
          {
            what: 'conda build',
            reason: 'Only building would tell.',
            question: 'How many bytes does conda-bld have afterwards?',
          },
        ),
      };
    case 'activate':
      return { effects: activate(operands[1] ?? 'base', call, stage) };
    default:
      // init, config, info, list, tos: some kilobytes of settings at most.
      return { effects: [] };
  }
}

function install(
  words: readonly string[],
  folder: string,
  call: Call,
  stage: StageView,
  options: ParsedOptions,
  isEnv = false,
): Outcome {
  const files = options.values('--file');
  const given = isEnv && files.length === 0 ? ['environment.yml'] : files;
  const requests = given.map((file) => ({ file, request: readRequest(file, call, stage) }));
  const specs = [...words, ...requests.flatMap(({ request }) => request?.specs ?? [])];
  const named = requests.find(({ request }) => request?.name)?.request?.name;
  const explicit = requests.flatMap(({ request }) => request?.explicit ?? []);
  const environment =
    named && !options.has('--name') && !options.has('--prefix')
      ? `${condaPrefix(call, stage)}/envs/${named}`.replace(/\/envs\/base$/, '')
      : folder;
  const clone = options.value('--clone');
  if (clone !== undefined) return { effects: [] };
  const effects: Effect[] = [];
  for (const { file, request } of requests)
    if (request === undefined) effects.push(...unknownFile(file, environment));
  const combined: CondaRequest = {
    name: null,
    channels: requests.flatMap(({ request }) => request?.channels ?? []),
    specs,
    pip: [],
    explicit: explicit.length > 0 ? explicit : null,
  };
  effects.push(
    ...condaInstall(
      {
        request: combined,
        environment,
        prefix: condaPrefix(call, stage),
        channels: [
          ...options.values('--channel'),
          ...(call.env.get('CONDA_CHANNELS') ?? '').split(',').filter((channel) => channel !== ''),
        ],
        isForgeDefault: isForge(call, stage),
        overridesCuda: (call.env.get('CONDA_OVERRIDE_CUDA') ?? '') !== '',
        copies: options.has('--copy') || options.has('--always-copy'),
        withDependencies: !options.has('--no-deps'),
      },
      stage,
    ),
  );
  const pip = requests.flatMap(({ request }) => request?.pip ?? []);
  if (pip.length > 0) {
    const inner = innerCall(inEnvironment(call, environment), [
      word(`${environment}/bin/pip`),
      word('install'),
      ...pip.flatMap(pipWords),
    ]);
    if (inner) stage.runNested(inner);
  }
  return { effects };
}

/** A line of the pip list is a requirement or an option with its value. */
function pipWords(line: string): ReturnType<typeof word>[] {
  return line.startsWith('-')
    ? line.split(/\s+/).map(word)
    : [word(line.replace(/\s+(?=[<>=!~;])|(?<=[<>=!~,])\s+/g, ''))];
}

function readRequest(file: string, call: Call, stage: StageView): CondaRequest | undefined {
  const path = normalizePath(file, call.cwd);
  const name = path.replace(/^.*\//, '');
  const text =
    stage.filesystem.text(path) ?? projectText(stage, path.replace(/\/[^/]*$/, '') || '/', name);
  if (text === undefined) return undefined;
  return /\.ya?ml$/.test(name) && !/^@EXPLICIT/m.test(text)
    ? readEnvironmentFile(text)
    : readSpecFile(text);
}

function unknownFile(file: string, environment: string): readonly Effect[] {
  const name = file.replace(/^.*\//, '');
  return asked(
    {
      path: environment,
      amount: between(150e6, 1e9, 8e9),
      origin: { kind: 'conda', name: `packages of ${name}` },
      evidence: 'unknown',
      source: 'the environment file is not known; environments of public images lie in this range',
    },
    {
      what: `the environment of ${name}`,
      reason: 'The text of the file is not known.',
      question: `What does ${name} hold?`,
      answer: { kind: 'file', path: name },
    },
  );
}

function isForge(call: Call, stage: StageView): boolean {
  return (
    call.name === 'micromamba' ||
    /forge|mamba|jupyter|micromamba/.test(stage.base.reference) ||
    /forge|mamba/.test(condaPrefix(call, stage))
  );
}

/** `conda run -n ENV command`: the command finds the environment's programs first. */
function runInside(call: Call, stage: StageView): Outcome {
  const at = call.args.findIndex(({ text }) => text === 'run');
  const options = parseOptions(call.args.slice(at + 1), { ...SPEC, stopAtOperand: true });
  const environment = environmentFolder(call, stage, options);
  const inner = innerCall(inEnvironment(call, environment), options.operands);
  return inner ? stage.runNested(inner) : { effects: [] };
}

/** `conda activate ENV`: its programs come first, and later commands of this script install into it (conda: Managing environments). */
function activate(name: string, call: Call, stage: StageView): readonly Effect[] {
  const prefix = condaPrefix(call, stage);
  const folder = name.includes('/')
    ? normalizePath(name, call.cwd)
    : name === 'base'
      ? prefix
      : `${prefix}/envs/${name}`;
  const { env } = inEnvironment(call, folder);
  return ['CONDA_PREFIX', 'PATH'].flatMap((key): readonly Effect[] => {
    const value = env.get(key);
    return value === undefined ? [] : [{ type: 'env', name: key, value }];
  });
}

function inEnvironment(call: Call, environment: string): Call {
  const env = new Map(call.env);
  env.set('CONDA_PREFIX', environment);
  env.set('PATH', `${environment}/bin:${call.env.get('PATH') ?? '/usr/local/bin:/usr/bin:/bin'}`);
  return { ...call, env };
}
