import { normalizePath } from '../../filesystem/normalizePath.ts';
import type { Call, Outcome, Word } from '../../shell/command.ts';
import { parseOptions } from '../../shell/parseOptions.ts';
import { firstRunEffects } from '../pip/firstRun.ts';
import { lockExport } from '../pip/lockExport.ts';
import { newVenv, projectInstall } from '../pip/projectTool.ts';
import { findPythonHome, homeAt } from '../pip/pythonHome.ts';
import { readPipfile } from '../pip/readPipfile.ts';
import { readStageText } from '../pip/readStageText.ts';
import { runPip } from '../pip/pip.ts';
import type { Program, StageView } from '../program.ts';

/** pipenv: `install` and `sync` by Pipfile.lock, with pip inside, so byte-code is written and pip's cache kept. */
export const pipenv: Program = { names: ['pipenv'], run: runPipenv };

function runPipenv(call: Call, stage: StageView): Outcome {
  const options = parseOptions(call.args, {
    withValue: ['--python', '--pypi-mirror', '--index', '--requirements', '--categories'],
    aliases: { '-r': '--requirements', '-d': '--dev' },
  });
  const [command, ...packages] = options.operands;
  const folder = normalizePath('.', call.cwd);
  const withDev = options.has('--dev') || call.env.get('PIPENV_DEV') === '1';
  const selection = {
    main: true,
    groups: withDev ? ['dev'] : [],
    extras: [],
    project: null,
    roots: null,
  };
  if (
    command?.text === 'requirements' ||
    (command?.text === 'lock' && options.has('--requirements'))
  ) {
    return lockExport('pipenv', folder, selection, undefined, call, stage);
  }
  if (command?.text !== 'install' && command?.text !== 'sync') return { effects: [] };
  const base = findPythonHome(call, stage, 'python');
  const isSystem = options.has('--system') || base.kind === 'venv';
  const inProject = /^(1|true)$/i.test(call.env.get('PIPENV_VENV_IN_PROJECT') ?? '');
  const workon =
    call.env.get('WORKON_HOME') ??
    `${stage.home === '/' ? '' : stage.home}/.local/share/virtualenvs`;
  const prefix = inProject
    ? `${folder}/.venv`
    : `${workon}/${folder.split('/').at(-1) || 'project'}`;
  const there = isSystem ? base : homeAt(prefix, stage);
  const made =
    there === null ? newVenv(prefix, base, true, 'pipenv') : { home: there, effects: [] };
  if (packages.length > 0 || options.value('--requirements') !== undefined) {
    const words: Word[] = [
      'install',
      ...options.values('--requirements').flatMap((file) => ['-r', file]),
    ].map((text) => ({ text, exact: true, glob: false }));
    const installed = runPip([...words, ...packages], call, stage, made.home);
    return { effects: [...made.effects, ...installed.effects] };
  }
  const pipfile = readStageText(`${folder === '/' ? '' : folder}/Pipfile`, stage);
  const cacheDisabled = (call.env.get('PIP_NO_CACHE_DIR') ?? '') !== '';
  const effects = projectInstall(
    {
      kind: 'pipenv',
      folder,
      project: pipfile === undefined ? null : readPipfile(pipfile),
      selection,
      home: made.home,
      compile: true,
      withProject: false,
      editable: true,
      cacheDir: cacheDisabled
        ? null
        : (call.env.get('PIP_CACHE_DIR') ?? `${stage.home}/.cache/pipenv`),
      removesOthers: false,
    },
    stage,
  );
  return { effects: [...firstRunEffects('pip', base, call, stage), ...made.effects, ...effects] };
}
