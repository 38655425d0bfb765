import type { Effect } from '../../effects.ts';
import { PYPI } from '../../packages/python/indexes.ts';
import type { PackageIndex } from '../../packages/python/environment.ts';
import { parseRequirement, type Requirement } from '../../packages/python/requirement.ts';
import type { PythonRequest } from '../../packages/python/resolution.ts';
import { resolveDistributions } from '../../packages/python/resolveDistributions.ts';
import type { InstallPlace } from '../../packages/python/weighInstall.ts';
import type { Call, Word } from '../../shell/command.ts';
import type { StageView } from '../program.ts';
import { firstRunEffects } from './firstRun.ts';
import { buildCacheEffects } from './buildCache.ts';
import { gatherRequirements, type GatheredRequirements } from './gatherRequirements.ts';
import {
  cacheEffects,
  installEffects,
  notice,
  unknownFile,
  unknownInstall,
} from './installEffects.ts';
import { findProject, projectEffects } from './localProject.ts';
import type { PipSettings } from './pipSettings.ts';
import {
  isExternallyManaged,
  mayHaveOtherPython,
  pipInstalled,
  type PythonHome,
} from './pythonHome.ts';
import { hasOthers, requirementsBeside } from './projectStandIn.ts';
import { BESIDE_REQUIREMENTS } from './requirementsPrior.ts';
import { stageEnvironment } from './stageEnvironment.ts';

/**
 * `pip install`.
 * @param home the Python that is installed into
 * @param runner the Python whose pip runs: another one with `pip --python`
 */
export function pipInstall(
  words: readonly Word[],
  settings: PipSettings,
  home: PythonHome,
  call: Call,
  stage: StageView,
  runner: PythonHome = home,
): Effect[] {
  const first = firstRunEffects('pip', runner, call, stage);
  if (settings.options.has('--dry-run')) return first;
  const place = placeOf(settings, home, stage);
  const gathered = gatherRequirements(
    words,
    [
      ...settings.requirementFiles.map((word) => ({ word, constraint: false })),
      ...settings.constraintFiles.map((text) => ({
        word: { text, exact: true, glob: false },
        constraint: true,
      })),
    ],
    settings.editables,
    call,
    stage,
  );
  const effects: Effect[] = [...first, ...refusals(settings, home, words, stage)];
  addGroups(settings, gathered, call, stage);
  effects.push(...addProjects(gathered, settings.noDeps, place, stage));
  for (const file of gathered.missingFiles) {
    if (!file.constraint) effects.push(unknownFile(file.path, place.sitePackages, stage));
  }
  const table = stage.catalog.wheels();
  if (table === undefined) {
    effects.push(
      unknownInstall(
        `pip install ${words.map((word) => word.text).join(' ')}`.trim(),
        place.sitePackages,
      ),
    );
    return effects;
  }
  const ownPlace = place.sitePackages !== home.sitePackages && settings.target === null;
  const withOwn = ownPlace
    ? {
        ...home,
        installed: new Map([...home.installed, ...pipInstalled(place.sitePackages, stage)]),
      }
    : home;
  const environment = stageEnvironment(withOwn, indexesOf(settings, gathered), 'pip', stage);
  const resolution = resolveDistributions(requestOf(settings, gathered, stage), environment, table);
  effects.push(...installEffects(resolution, place, stage));
  effects.push(...urlEffects(gathered, place));
  if (canCache(settings, stage)) {
    effects.push(...buildCacheEffects(gathered, settings, environment, table, call, stage));
    if (!settings.cacheDisabled) {
      effects.push(...cacheEffects(resolution.distributions, settings.cacheDir));
    }
  }
  return effects;
}

/** Where packages go. Without root, pip installs for the user where the Python is not the user's own (pip: User Installs). */
export function placeOf(settings: PipSettings, home: PythonHome, stage: StageView): InstallPlace {
  const { compile } = settings;
  const root = settings.root ?? '';
  const version = home.version;
  const at = (sitePackages: string, bin: string): InstallPlace => ({
    sitePackages: `${root}${sitePackages}`,
    bin: `${root}${bin}`,
    python: version,
    compile,
  });
  if (settings.target !== null) return at(settings.target, `${settings.target}/bin`);
  if (settings.prefix !== null) {
    return at(`${settings.prefix}/lib/python${version}/site-packages`, `${settings.prefix}/bin`);
  }
  const isForUser = settings.user || (!stage.isRoot && home.kind !== 'venv');
  if (isForUser) {
    const local = `${stage.home === '/' ? '' : stage.home}/.local`;
    return at(`${local}/lib/python${version}/site-packages`, `${local}/bin`);
  }
  return at(home.sitePackages, home.bin);
}

/** Debian and Ubuntu refuse pip outside of a virtual environment since Debian 12 and Ubuntu 23.04 (PEP 668). */
function refusals(
  settings: PipSettings,
  home: PythonHome,
  words: readonly Word[],
  stage: StageView,
): Effect[] {
  const effects: Effect[] = [];
  const isManaged = isExternallyManaged(home, stage);
  if (isManaged && !settings.breakSystemPackages && settings.target === null) {
    effects.push(
      notice({
        id: 'externally-managed-environment',
        severity: mayHaveOtherPython(stage) ? 'warning' : 'error',
        message: `The distribution's own Python ${home.version} refuses pip install (externally-managed-environment): use a virtual environment or --break-system-packages.`,
        link: 'https://peps.python.org/pep-0668/',
      }),
    );
  }
  const vague = words.find((word) => !word.exact);
  if (vague !== undefined) {
    effects.push(
      notice({
        id: 'unresolved-requirement',
        severity: 'info',
        message: `A part of "${vague.text}" is not known, so this requirement may be another one.`,
      }),
    );
  }
  return effects;
}

/** The cache is left alone where the user may not write it (pip: Caching). */
function canCache(settings: PipSettings, stage: StageView): boolean {
  return stage.isRoot || !/^\/root(\/|$)/.test(settings.cacheDir);
}

function indexesOf(settings: PipSettings, gathered: GatheredRequirements): PackageIndex[] {
  const [first = PYPI, ...others] = settings.indexes;
  // Without an index the wheels come from a folder, which once came from PyPI.
  return [gathered.indexUrl ?? first, ...others, ...gathered.extraIndexes];
}

function requestOf(
  settings: PipSettings,
  gathered: GatheredRequirements,
  stage: StageView,
): PythonRequest {
  return {
    requirements: gathered.requirements,
    constraints: [...gathered.constraints, ...wheelhouse(settings, stage)],
    pre: settings.pre || gathered.pre,
    noDeps: settings.noDeps,
    upgrade: settings.upgrade,
    ignoreInstalled: settings.ignoreInstalled,
    onlyBinary: settings.onlyBinary,
  };
}

/** `--no-index --find-links=/wheels`: only the versions that an earlier `pip wheel` or `pip download` put there. */
function wheelhouse(settings: PipSettings, stage: StageView): Requirement[] {
  if (!settings.noIndex) return [];
  const entries = settings.findLinks.flatMap((folder) =>
    folder.startsWith('/') ? stage.filesystem.under(folder) : [],
  );
  return entries.flatMap(({ content }) => {
    const { kind, name, version } = content.origin;
    const pinned =
      kind === 'pip' && version !== undefined ? parseRequirement(`${name}==${version}`) : null;
    return pinned === null ? [] : [pinned];
  });
}

/** Adds what local projects require, and says what their own files weigh. */
export function addProjects(
  gathered: GatheredRequirements,
  noDeps: boolean,
  place: InstallPlace,
  stage: StageView,
): Effect[] {
  return gathered.projects.flatMap(({ path, extras, editable }): Effect[] => {
    const project = findProject(path, stage);
    const effects: Effect[] = [];
    const file = `${path === '/' ? '' : path}/pyproject.toml`;
    if (project === null && !noDeps) {
      const beside = requirementsBeside(path, stage);
      const isCovered = beside.length > 0 || hasOthers(gathered, place, stage);
      gathered.requirements.push(...beside);
      effects.push(
        unknownFile(file, place.sitePackages, stage, isCovered ? BESIDE_REQUIREMENTS : undefined),
      );
    }
    if (project !== null) {
      if (project.brokenAt !== null) effects.push(brokenFile(file, project.brokenAt));
      // Of a text that is no TOML from its first lines on, nothing was read.
      if (project.brokenAt !== null && project.requirements.length === 0 && !noDeps) {
        effects.push(unknownFile(file, place.sitePackages, stage));
      }
      if (!noDeps) {
        gathered.requirements.push(
          ...project.requirements,
          ...(extras.includes('*')
            ? [...project.extras.values()].flat()
            : extras.flatMap((extra) => project.extras.get(extra) ?? [])),
        );
      }
    }
    return [...effects, ...projectEffects(path, project, editable, place, stage)];
  });
}

/** `--group dev` and `--group path/pyproject.toml:dev` (pip 25.1). */
function addGroups(
  settings: PipSettings,
  gathered: GatheredRequirements,
  call: Call,
  stage: StageView,
): void {
  for (const value of settings.options.values('--group')) {
    const [, folder = '.', group = value] = /^(?:(.*?)\/?pyproject\.toml:)?(.+)$/.exec(value) ?? [];
    const path = folder.startsWith('/') ? folder : `${call.cwd}/${folder}`;
    const project = findProject(path, stage);
    gathered.requirements.push(...(project?.groups.get(group) ?? []));
  }
}

export function brokenFile(path: string, line: number): Effect {
  return notice({
    id: 'broken-toml',
    severity: 'warning',
    message: `${path.replace(/^.*\//, '')} cannot be read from line ${line} on; what stands before it is used.`,
  });
}

/** Repositories and archives behind a URL. */
export function urlEffects(gathered: GatheredRequirements, place: InstallPlace): Effect[] {
  return gathered.urls.map(({ url, name }): Effect => ({
    type: 'unknown',
    unknown: {
      what: url,
      reason: 'what a URL holds cannot be told from the text',
      question: `How many bytes does ${name} take when installed, with what it requires?`,
      path: `${place.sitePackages}/${name.replaceAll('-', '_')}`,
      amount: { bytes: 3_000_000, low: 50_000, high: 100_000_000 },
      origin: { kind: 'pip', name },
    },
  }));
}
