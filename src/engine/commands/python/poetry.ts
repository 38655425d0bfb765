import type { Effect } from '../../effects.ts';
import { normalizePath } from '../../filesystem/normalizePath.ts';
import { normalizeName } from '../../packages/python/normalizeName.ts';
import type { PythonProjectFile } from '../../packages/python/project.ts';
import type { LockSelection } from '../../packages/python/selectLocked.ts';
import type { Call, Outcome } from '../../shell/command.ts';
import { parseOptions, type ParsedOptions } from '../../shell/parseOptions.ts';
import { firstRunEffects } from '../pip/firstRun.ts';
import { lockExport } from '../pip/lockExport.ts';
import { findProject } from '../pip/localProject.ts';
import { newVenv, projectInstall } from '../pip/projectTool.ts';
import { findPythonHome, homeAt, type PythonHome } from '../pip/pythonHome.ts';
import { runPip } from '../pip/pip.ts';
import { poetrySettings, writePoetrySetting, type PoetrySettings } from './poetrySettings.ts';
import type { Program, StageView } from '../program.ts';

/**
 * poetry: `install` and `sync` into a virtual environment that lies in Poetry's cache folder unless configured otherwise
 * (Poetry documentation, Configuration: virtualenvs.path).
 */
export const poetry: Program = { names: ['poetry'], run: runPoetry };

function runPoetry(call: Call, stage: StageView): Outcome {
  const options = parseOptions(call.args, {
    withValue: [
      '--extras',
      '--with',
      '--without',
      '--only',
      '--directory',
      '--project',
      '--output',
      '--format',
      '--group',
      '--python',
    ],
    aliases: {
      '-E': '--extras',
      '-C': '--directory',
      '-P': '--project',
      '-o': '--output',
      '-f': '--format',
      '-G': '--group',
    },
  });
  const [command, ...operands] = options.operands;
  const folder = normalizePath(
    options.value('--directory') ?? options.value('--project') ?? '.',
    call.cwd,
  );
  const settings = poetrySettings(call, stage, folder);
  switch (command?.text) {
    case 'install':
    case 'sync':
    case 'update':
    case 'add':
      return {
        effects: install(
          command.text,
          operands.map((word) => word.text),
          options,
          folder,
          settings,
          call,
          stage,
        ),
      };
    case 'config':
      return {
        effects: writePoetrySetting(
          operands.map((word) => word.text),
          stage,
          folder,
          options.has('--local'),
        ),
      };
    case 'export':
      return lockExport(
        'poetry',
        folder,
        selectionOf(options, findProject(folder, stage)),
        options.value('--output'),
        call,
        stage,
      );
    case 'cache':
      return {
        effects:
          operands[0]?.text === 'clear'
            ? [
                {
                  type: 'delete',
                  selection: {
                    paths: [`${settings.cacheDir}/cache`, `${settings.cacheDir}/artifacts`],
                  },
                },
              ]
            : [],
      };
    case 'run': {
      const at = call.args.findIndex((word) => word.text === 'run');
      const [program, ...args] = call.args.slice(at + 1);
      if (program === undefined) return { effects: [] };
      const home = existingHome(folder, settings, call, stage);
      const path = `${home.bin}:${call.env.get('PATH') ?? ''}`;
      const name = program.text.split('/').at(-1) ?? program.text;
      return stage.runNested({
        ...call,
        name,
        program: program.text,
        args,
        env: new Map(call.env).set('PATH', path),
      });
    }
    default:
      return { effects: [] };
  }
}

function install(
  command: string,
  added: readonly string[],
  options: ParsedOptions,
  folder: string,
  settings: PoetrySettings,
  call: Call,
  stage: StageView,
): Effect[] {
  const project = findProject(folder, stage);
  const there = existingHome(folder, settings, call, stage);
  const needsVenv = settings.createsVenv && there.kind !== 'venv';
  const base = findPythonHome(call, stage, 'python');
  const made = needsVenv
    ? newVenv(
        venvPrefix(folder, project, settings, base),
        base,
        settings.seedsPip && 'uncompiled',
        'poetry',
      )
    : { home: there, effects: [] };
  const effects: Effect[] = [...firstRunEffects('module', base, call, stage), ...made.effects];
  if (command === 'add' && added.length > 0) {
    // The project then requires them too; what is locked so far stays.
    const line = ['install', ...added].map((text) => ({ text, exact: true, glob: false }));
    effects.push(...runPip(line, call, stage, made.home).effects);
  }
  effects.push(
    ...projectInstall(
      {
        kind: 'poetry',
        folder,
        project,
        selection: selectionOf(options, project),
        home: made.home,
        compile: options.has('--compile'),
        withProject:
          !options.has('--no-root') && !options.has('--only-root')
            ? project?.isPackage === true
            : options.has('--only-root'),
        editable: true,
        cacheDir: options.has('--no-cache') ? null : `${settings.cacheDir}/artifacts`,
        removesOthers: command === 'sync' || options.has('--sync'),
      },
      stage,
    ),
  );
  return effects;
}

function selectionOf(options: ParsedOptions, project: PythonProjectFile | null): LockSelection {
  const list = (name: string): string[] =>
    options
      .values(name)
      .flatMap((value) => value.split(/[,\s]+/))
      .filter((one) => one !== '')
      .map(normalizeName);
  const only = [...list('--only'), ...(options.has('--no-dev') ? ['main'] : [])];
  const without = new Set(list('--without'));
  const groups = [...(project?.defaultGroups ?? ['dev']), ...list('--with')].filter(
    (name) => !without.has(name),
  );
  const isNothing = options.has('--only-root');
  return {
    main: !isNothing && (only.length === 0 || only.includes('main')),
    groups: isNothing
      ? []
      : only.length > 0
        ? only.filter((name) => name !== 'main')
        : [...new Set(groups)],
    extras: options.has('--all-extras') ? 'all' : list('--extras'),
    project: project?.name ?? null,
    roots: null,
  };
}

/** An activated environment, the project's `.venv`, the one in the cache, or the system's Python. */
function existingHome(
  folder: string,
  settings: PoetrySettings,
  call: Call,
  stage: StageView,
): PythonHome {
  const base = findPythonHome(call, stage, 'python');
  if (!settings.createsVenv || base.kind === 'venv') return base;
  const active = call.env.get('VIRTUAL_ENV');
  const project = findProject(folder, stage);
  return (
    (active ? homeAt(normalizePath(active), stage) : null) ??
    homeAt(`${folder}/.venv`, stage) ??
    homeAt(venvPrefix(folder, project, settings, base), stage) ??
    base
  );
}

/** Poetry names an environment after the project, a hash of its folder and the Python; the hash is left out. */
function venvPrefix(
  folder: string,
  project: PythonProjectFile | null,
  settings: PoetrySettings,
  base: PythonHome,
): string {
  if (settings.inProject) return `${folder}/.venv`;
  return `${settings.virtualenvs}/${normalizeName(project?.name ?? 'project')}-py${base.version}`;
}
