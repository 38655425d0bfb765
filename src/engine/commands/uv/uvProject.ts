import type { Effect } from '../../effects.ts';
import { normalizePath } from '../../filesystem/normalizePath.ts';
import type { PackageIndex } from '../../packages/python/environment.ts';
import { indexOfUrl, PYPI } from '../../packages/python/indexes.ts';
import { normalizeName } from '../../packages/python/normalizeName.ts';
import { readPyproject, type PythonProjectFile } from '../../packages/python/project.ts';
import { parseRequirement } from '../../packages/python/requirement.ts';
import type { PythonResolution } from '../../packages/python/resolution.ts';
import type { Call } from '../../shell/command.ts';
import { compileBelow } from '../pip/compileAll.ts';
import {
  installEffects,
  removeEffect,
  unknownFile,
  unknownInstall,
} from '../pip/installEffects.ts';
import { lockInstall } from '../pip/lockInstall.ts';
import { projectEffects } from '../pip/localProject.ts';
import { makeVenv } from '../pip/makeVenv.ts';
import { homeAt, type PythonHome } from '../pip/pythonHome.ts';
import { readStageText } from '../pip/readStageText.ts';
import { stageEnvironment } from '../pip/stageEnvironment.ts';
import type { StageView } from '../program.ts';
import { uvCacheEffects } from './uvCache.ts';
import { findUvPython } from './uvPython.ts';
import { selectionOf } from './uvSelection.ts';
import type { UvSettings } from './uvSettings.ts';

export interface SyncedProject {
  readonly effects: readonly Effect[];
  readonly home: PythonHome;
}

/**
 * `uv sync`, and the sync before `uv run` and after `uv add`: the project's environment gets just what the lock says.
 * @param added requirements of `uv add`
 */
export function syncProject(
  settings: UvSettings,
  added: readonly string[],
  call: Call,
  stage: StageView,
): SyncedProject {
  const { folder, options } = settings;
  const text = readStageText(`${folder === '/' ? '' : folder}/pyproject.toml`, stage);
  const project = text === undefined ? null : withAdded(readPyproject(text), added);
  const environment = projectEnvironment(settings, text, call, stage);
  const { home } = environment;
  const effects: Effect[] = [...environment.effects];
  const place = {
    sitePackages: home.sitePackages,
    bin: home.bin,
    python: home.version,
    compile: settings.compile,
  };
  const table = stage.catalog.wheels();
  if (table === undefined) {
    effects.push(unknownInstall('uv sync', home.sitePackages));
    return { effects, home };
  }
  const indexes = projectIndexes(project, settings.indexes);
  const locked = lockInstall(
    'uv',
    folder,
    project,
    selectionOf(settings, project, call),
    stageEnvironment(home, indexes, settings.tool, stage),
    table,
    stage,
  );
  effects.push(...locked.effects);
  if (locked.resolution === null) {
    effects.push(unknownFile(locked.missing, home.sitePackages, stage));
    return { effects, home };
  }
  const unwanted = new Set(options.values('--no-install-package').map(normalizeName));
  const resolution = without(locked.resolution, unwanted);
  if (!options.has('--inexact')) effects.push(...removeOthers(resolution, home));
  effects.push(...installEffects(resolution, place, stage));
  const skipsProject =
    options.has('--no-install-project') ||
    options.has('--no-install-workspace') ||
    options.has('--no-install-local') ||
    options.has('--only-group');
  if (project?.isPackage === true && !skipsProject) {
    effects.push(...projectEffects(folder, project, !options.has('--no-editable'), place, stage));
  }
  effects.push(...uvCacheEffects(resolution.distributions, settings));
  if (settings.compile) effects.push(...compileBelow(home.sitePackages, stage));
  return { effects, home };
}

function withAdded(project: PythonProjectFile, added: readonly string[]): PythonProjectFile {
  const more = added.map(parseRequirement).filter((one) => one !== null);
  return { ...project, requirements: [...project.requirements, ...more] };
}

function without(resolution: PythonResolution, names: ReadonlySet<string>): PythonResolution {
  if (names.size === 0) return resolution;
  return {
    ...resolution,
    distributions: resolution.distributions.filter((one) => !names.has(one.name)),
    unknowns: resolution.unknowns.filter((one) => !names.has(one.name)),
  };
}

/** A sync removes what the lock does not name (uv documentation, Syncing the environment). */
function removeOthers(resolution: PythonResolution, home: PythonHome): Effect[] {
  if (home.kind !== 'venv') return [];
  const wanted = new Set([
    ...resolution.distributions.map((one) => one.name),
    ...resolution.kept.map((one) => one.name),
  ]);
  const others = [...home.installed.keys()].filter((name) => !wanted.has(name));
  return others.length === 0 ? [] : [removeEffect(others, home)];
}

/** Indexes of the project's own configuration come first. */
function projectIndexes(
  project: PythonProjectFile | null,
  settings: readonly PackageIndex[],
): PackageIndex[] {
  const own = (project?.indexUrls ?? []).map(indexOfUrl).filter((index) => index.kind === 'known');
  const pinned = [...(project?.sources.values() ?? [])].map(indexOfUrl);
  return [...pinned.filter((index) => index.kind === 'known'), ...own, ...settings, PYPI].filter(
    (index, at, all) =>
      all.findIndex(
        (one) => one.kind === 'known' && index.kind === 'known' && one.id === index.id,
      ) === at || index.kind === 'unknown',
  );
}

/** The project's environment: `.venv` beside pyproject.toml unless told otherwise; it is made when it is not there. */
function projectEnvironment(
  settings: UvSettings,
  pyproject: string | undefined,
  call: Call,
  stage: StageView,
): { home: PythonHome; effects: readonly Effect[] } {
  const named = call.env.get('UV_PROJECT_ENVIRONMENT');
  const active = settings.options.has('--active') ? call.env.get('VIRTUAL_ENV') : undefined;
  const prefix = normalizePath(active ?? (named || '.venv'), settings.folder);
  const there = homeAt(prefix, stage);
  if (there !== null) return { home: there, effects: [] };
  const range = /^\s*requires-python\s*=\s*["']([^"']+)["']/m.exec(pyproject ?? '')?.[1] ?? null;
  const pinned = readStageText(`${settings.folder}/.python-version`, stage)?.trim() ?? null;
  const asked = settings.python ?? pinned;
  const python = findUvPython(asked, range, settings, call, stage);
  const options = { withPip: false, systemSitePackages: false, by: 'uv venv' };
  return {
    effects: [...python.effects, ...makeVenv(prefix, python.home, options)],
    home: {
      ...python.home,
      prefix,
      sitePackages: `${prefix}/lib/python${python.home.version}/site-packages`,
      bin: `${prefix}/bin`,
      kind: 'venv',
      installed: new Map(),
    },
  };
}
