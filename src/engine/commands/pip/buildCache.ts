import type { Effect } from '../../effects.ts';
import type { PythonEnvironment } from '../../packages/python/environment.ts';
import type { Requirement } from '../../packages/python/requirement.ts';
import { resolveDistributions } from '../../packages/python/resolveDistributions.ts';
import type { WheelTable } from '../../packages/python/wheelTable.ts';
import type { Call } from '../../shell/command.ts';
import type { StageView } from '../program.ts';
import type { GatheredRequirements } from './gatherRequirements.ts';
import { cacheEffects } from './installEffects.ts';
import { findProject } from './localProject.ts';
import type { PipSettings } from './pipSettings.ts';

/**
 * Wheels that pip's cache keeps of what builds a local project. pip installs those in a process of its own, which is not told of
 * `--no-cache-dir`: only PIP_NO_CACHE_DIR keeps them out (pip issue 12031; measured 2026-11-20: 0.82 MB of setuptools).
 */
export function buildCacheEffects(
  gathered: GatheredRequirements,
  settings: PipSettings,
  environment: PythonEnvironment,
  table: WheelTable,
  call: Call,
  stage: StageView,
): Effect[] {
  const isOff = settings.cacheDisabled && !settings.options.has('--no-cache-dir');
  if (isOff || call.env.get('PIP_NO_CACHE_DIR') !== undefined) return [];
  if (settings.options.has('--no-build-isolation')) return [];
  const wanted = new Map<string, Requirement>();
  for (const { path } of gathered.projects) {
    for (const one of findProject(path, stage)?.buildRequirements ?? []) wanted.set(one.name, one);
  }
  if (wanted.size === 0) return [];
  const { distributions } = resolveDistributions(
    {
      requirements: [...wanted.values()],
      constraints: [],
      pre: false,
      noDeps: false,
      upgrade: false,
      ignoreInstalled: true,
      onlyBinary: settings.onlyBinary,
    },
    { ...environment, installed: new Map() },
    table,
  );
  return cacheEffects(distributions, settings.cacheDir).filter(
    (effect) => effect.type !== 'write' || stage.filesystem.under(effect.content.path).length === 0,
  );
}
