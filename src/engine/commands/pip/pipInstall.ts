import type { Effect } from '../../effects.ts';
import type { PackageIndex } from '../../packages/python/environment.ts';
import { PYPI } from '../../packages/python/indexes.ts';
import { parseRequirement, type Requirement } from '../../packages/python/requirement.ts';
import type { PythonRequest } from '../../packages/python/resolution.ts';
import { resolveDistributions } from '../../packages/python/resolveDistributions.ts';
import type { Call, Word } from '../../shell/command.ts';
import type { StageView } from '../program.ts';
import { addGroups } from './addGroups.ts';
import { addProjects } from './addProjects.ts';
import { buildCacheEffects } from './buildCache.ts';
import { firstRunEffects } from './firstRun.ts';
import { gatherRequirements, type GatheredRequirements } from './gatherRequirements.ts';
import { cacheEffects, installEffects, unknownFile, unknownInstall } from './installEffects.ts';
import { installPlace } from './installPlace.ts';
import { pipRefusals } from './pipRefusals.ts';
import type { PipSettings } from './pipSettings.ts';
import { pipInstalled, type PythonHome } from './pythonHome.ts';
import { stageEnvironment } from './stageEnvironment.ts';
import { urlEffects } from './urlEffects.ts';

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
  const place = installPlace(settings, home, stage);
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
  const effects: Effect[] = [...first, ...pipRefusals(settings, home, words, stage)];
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
