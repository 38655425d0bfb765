import type { Effect } from '../../effects.ts';
import { resolveDistributions } from '../../packages/python/resolveDistributions.ts';
import type { InstallPlace } from '../../packages/python/weighInstall.ts';
import { normalizeName } from '../../packages/python/normalizeName.ts';
import { normalizePath } from '../../filesystem/normalizePath.ts';
import type { Call, Word } from '../../shell/command.ts';
import { compileBelow } from '../pip/compileAll.ts';
import { gatherRequirements } from '../pip/gatherRequirements.ts';
import {
  installEffects,
  notice,
  removeEffect,
  unknownFile,
  unknownInstall,
} from '../pip/installEffects.ts';
import { addProjects } from '../pip/addProjects.ts';
import { urlEffects } from '../pip/urlEffects.ts';
import { homeAt, type PythonHome } from '../pip/pythonHome.ts';
import { stageEnvironment } from '../pip/stageEnvironment.ts';
import type { StageView } from '../program.ts';
import { severityOn } from '../severityOn.ts';
import { uvCacheEffects } from './uvCache.ts';
import { findUvPython } from './uvPython.ts';
import type { UvSettings } from './uvSettings.ts';

/** `uv pip install` and its siblings. */
export function uvPip(
  words: readonly Word[],
  settings: UvSettings,
  call: Call,
  stage: StageView,
): Effect[] {
  const [command, ...operands] = words;
  const found = environmentOf(settings, call, stage);
  switch (command?.text) {
    case 'install':
      return [...found.effects, ...install(operands, false, found.home, settings, call, stage)];
    case 'sync':
      return [...found.effects, ...install(operands, true, found.home, settings, call, stage)];
    case 'uninstall': {
      const names = operands.map((word) => normalizeName(word.text.replace(/[[=<>!~;@ ].*$/, '')));
      return names.length === 0 ? [] : [removeEffect(names, found.home)];
    }
    default:
      return [];
  }
}

/**
 * The environment that `uv pip` changes: VIRTUAL_ENV, a `.venv` here or above, the first Python in PATH if it is one of a virtual
 * environment, or with --system the system's Python. Without any of them uv fails (uv documentation, Using environments).
 */
function environmentOf(
  settings: UvSettings,
  call: Call,
  stage: StageView,
): { home: PythonHome; effects: readonly Effect[] } {
  if (settings.python !== null) return findUvPython(settings.python, null, settings, call, stage);
  if (!settings.system) {
    const active = activeVenv(settings, call, stage);
    if (active !== null) return { home: active, effects: [] };
  }
  const system = findUvPython(null, null, settings, call, stage);
  if (settings.system || settings.target !== null || settings.prefix !== null) return system;
  // An image that nobody knows may hold the environment that its own variables or a sourced script name.
  if (stage.base.match === 'unknown') return system;
  return {
    home: system.home,
    effects: [
      ...system.effects,
      notice({
        id: 'uv-no-virtualenv',
        severity: severityOn(stage),
        message:
          'uv pip needs a virtual environment: run uv venv first, or give --system (UV_SYSTEM_PYTHON=1).',
        link: 'https://docs.astral.sh/uv/pip/environments/',
      }),
    ],
  };
}

/** VIRTUAL_ENV, CONDA_PREFIX, `.venv` in the folder or one above, or the environment whose programs PATH names first. */
export function activeVenv(
  settings: Pick<UvSettings, 'folder'>,
  call: Call,
  stage: StageView,
): PythonHome | null {
  for (const name of ['VIRTUAL_ENV', 'CONDA_PREFIX']) {
    const prefix = call.env.get(name);
    const home = prefix ? homeAt(normalizePath(prefix, call.cwd), stage) : null;
    if (home !== null) return home;
  }
  for (let folder = settings.folder; ; folder = folder.replace(/\/[^/]*$/, '')) {
    const home = homeAt(`${folder === '/' ? '' : folder}/.venv`, stage);
    if (home !== null) return home;
    if (folder === '' || folder === '/') break;
  }
  for (const folder of (call.env.get('PATH') ?? '').split(':')) {
    const prefix = /^(\/.+)\/bin\/?$/.exec(folder)?.[1];
    if (prefix === undefined || stage.filesystem.text(`${prefix}/pyvenv.cfg`) === undefined)
      continue;
    return homeAt(prefix, stage);
  }
  return null;
}

/** Where uv puts packages: a prefix or a folder when asked for. */
function placeOf(home: PythonHome, settings: UvSettings): InstallPlace {
  const { target, prefix } = settings;
  const common = { python: home.version, compile: settings.compile };
  if (target !== null) return { sitePackages: target, bin: `${target}/bin`, ...common };
  if (prefix !== null) {
    const site = `${prefix}/lib/python${home.version}/site-packages`;
    return { sitePackages: site, bin: `${prefix}/bin`, ...common };
  }
  return { sitePackages: home.sitePackages, bin: home.bin, ...common };
}

function install(
  operands: readonly Word[],
  isSync: boolean,
  home: PythonHome,
  settings: UvSettings,
  call: Call,
  stage: StageView,
): Effect[] {
  const place = placeOf(home, settings);
  const { options } = settings;
  const files = [...options.words('--requirements'), ...(isSync ? operands : [])];
  const limits = [
    ...options.words('--constraints'),
    ...options.words('--overrides'),
    ...(call.env.get('UV_CONSTRAINT') ?? '')
      .split(/\s+/)
      .filter(Boolean)
      .map((text) => ({ text, exact: true, glob: false })),
  ];
  const inFolder: Call = { ...call, cwd: settings.folder };
  const gathered = gatherRequirements(
    isSync ? [] : operands,
    [
      // `-r pyproject.toml` means what the project requires.
      ...files
        .filter((word) => !/\.(toml|cfg|py)$/.test(word.text))
        .map((word) => ({ word, constraint: false })),
      ...limits.map((word) => ({ word, constraint: true })),
    ],
    options.words('--editable'),
    inFolder,
    stage,
  );
  const projectFiles = files.filter((word) => /\.(toml|cfg|py)$/.test(word.text));
  const effects = addProjects(gathered, settings.noDeps, place, stage);
  for (const word of projectFiles) {
    const path = normalizePath(word.text, settings.folder).replace(/\/[^/]*$/, '') || '/';
    const extras = options.has('--all-extras') ? ['*'] : options.values('--extra');
    const only = { ...gathered, projects: [{ path, extras, editable: true }] };
    // The project's requirements only: the project itself is not installed.
    effects.push(
      ...addProjects(only, settings.noDeps, place, stage).filter((one) => one.type !== 'write'),
    );
  }
  for (const file of gathered.missingFiles) {
    if (!file.constraint) effects.push(unknownFile(file.path, place.sitePackages, stage));
  }
  const table = stage.catalog.wheels();
  if (table === undefined)
    return [...effects, unknownInstall('uv pip install', place.sitePackages)];
  const indexes = gathered.indexUrl === null ? settings.indexes : [gathered.indexUrl];
  const resolution = resolveDistributions(
    {
      requirements: gathered.requirements,
      constraints: gathered.constraints,
      pre: settings.pre || gathered.pre,
      noDeps: settings.noDeps || isSync,
      upgrade: options.has('--upgrade'),
      ignoreInstalled:
        options.has('--reinstall') || options.has('--force-reinstall') || settings.target !== null,
      onlyBinary: false,
    },
    stageEnvironment(home, [...gathered.extraIndexes, ...indexes], settings.tool, stage),
    table,
  );
  effects.push(...installEffects(resolution, place, stage), ...urlEffects(gathered, place));
  effects.push(...uvCacheEffects(resolution.distributions, settings));
  // Compiling goes over everything that is installed, not only what is new (uv documentation, Compiling bytecode).
  if (settings.compile) effects.push(...compileBelow(place.sitePackages, stage));
  return effects;
}
