import { normalizePath } from '../../filesystem/normalizePath.ts';
import { normalizeName } from '../../packages/python/normalizeName.ts';
import type { Call, Outcome } from '../../shell/command.ts';
import { parseOptions } from '../../shell/parseOptions.ts';
import { firstRunEffects } from '../pip/firstRun.ts';
import { lockExport } from '../pip/lockExport.ts';
import { findProject } from '../pip/localProject.ts';
import { newVenv, projectInstall } from '../pip/projectTool.ts';
import { findPythonHome, homeAt } from '../pip/pythonHome.ts';
import type { Program, StageView } from '../program.ts';

/** pdm: `install` and `sync` into the project's `.venv`; its own cache of installs is off by default (PDM documentation). */
export const pdm: Program = { names: ['pdm'], run: runPdm };

function runPdm(call: Call, stage: StageView): Outcome {
  const options = parseOptions(call.args, {
    withValue: ['--group', '--project', '--output', '--format', '--python', '--venv', '--without'],
    aliases: {
      '-G': '--group',
      '-p': '--project',
      '-o': '--output',
      '-f': '--format',
      '--with': '--group',
      '--prod': '--production',
    },
  });
  const command = options.operands[0]?.text;
  const folder = normalizePath(options.value('--project') ?? '.', call.cwd);
  const project = findProject(folder, stage);
  const names = options
    .values('--group')
    .flatMap((value) => value.split(','))
    .map(normalizeName);
  const isProduction = options.has('--production') || options.has('--no-dev');
  const all = names.includes('all');
  const without = new Set(options.values('--without').flatMap((value) => value.split(',')));
  const selection = {
    main: !options.has('--no-default'),
    groups: [...(isProduction ? [] : ['dev', ...(project?.groups.keys() ?? [])]), ...names].filter(
      (name) => !without.has(name),
    ),
    extras: all ? ('all' as const) : names,
    project: project?.name ?? null,
    roots: null,
  };
  if (command === 'export' || command === 'requirements') {
    return lockExport('pdm', folder, selection, options.value('--output'), call, stage);
  }
  if (command !== 'install' && command !== 'sync' && command !== 'update') return { effects: [] };
  const base = findPythonHome(call, stage, 'python');
  const isSystem = call.env.get('PDM_USE_VENV') === '0' || options.has('--global');
  const prefix = `${folder === '/' ? '' : folder}/.venv`;
  const there = base.kind === 'venv' || isSystem ? base : homeAt(prefix, stage);
  const made = there === null ? newVenv(prefix, base, false, 'pdm') : { home: there, effects: [] };
  const effects = projectInstall(
    {
      kind: 'pdm',
      folder,
      project,
      selection,
      home: made.home,
      compile: false,
      withProject: !options.has('--no-self') && project?.isPackage === true,
      editable: !options.has('--no-editable'),
      cacheDir: `${call.env.get('PDM_CACHE_DIR') ?? `${stage.home}/.cache/pdm`}/http`,
      removesOthers: command === 'sync' || options.has('--clean'),
    },
    stage,
  );
  return {
    effects: [...firstRunEffects('module', base, call, stage), ...made.effects, ...effects],
  };
}
