import type { Effect } from '../../effects.ts';
import { normalizePath } from '../../filesystem/normalizePath.ts';
import { parseRequirement, type Requirement } from '../../packages/python/requirement.ts';
import { resolveDistributions } from '../../packages/python/resolveDistributions.ts';
import type { Call } from '../../shell/command.ts';
import { installEffects, unknownInstall } from '../pip/installEffects.ts';
import { makeVenv } from '../pip/makeVenv.ts';
import { stageEnvironment } from '../pip/stageEnvironment.ts';
import type { StageView } from '../program.ts';
import { uvCacheEffects } from './uvCache.ts';
import { findUvPython } from './uvPython.ts';
import type { UvSettings } from './uvSettings.ts';

/**
 * An environment of its own for one tool: `uv tool install` below ~/.local/share/uv/tools, `uvx` in the cache.
 * @param isKept whether it stays: uvx leaves it in the cache only
 */
export function uvTool(
  names: readonly string[],
  isKept: boolean,
  settings: UvSettings,
  call: Call,
  stage: StageView,
): Effect[] {
  const all = [...names, ...settings.options.values('--with').flatMap((one) => one.split(','))];
  const requirements = all
    .map((name) => parseRequirement(name.replace(/@latest$/, '').replace(/@(?=\d)/, '==')))
    .filter((one): one is Requirement => one !== null);
  const name = requirements[0]?.name;
  if (name === undefined) return [];
  const python = findUvPython(settings.python, null, settings, call, stage);
  const data =
    call.env.get('XDG_DATA_HOME') ?? `${stage.home === '/' ? '' : stage.home}/.local/share`;
  const tools = call.env.get('UV_TOOL_DIR') ?? `${data}/uv/tools`;
  const prefix = isKept
    ? normalizePath(`${tools}/${name}`, call.cwd)
    : `${settings.cacheDir}/archive-v0/${name}-environment`;
  if (!isKept && settings.cacheDisabled) return [...python.effects];
  const { home } = python;
  const site = `${prefix}/lib/python${home.version}/site-packages`;
  const effects: Effect[] = [
    ...python.effects,
    ...makeVenv(prefix, home, { withPip: false, systemSitePackages: false, by: 'uv tool' }),
  ];
  const table = stage.catalog.wheels();
  if (table === undefined) return [...effects, unknownInstall(`uv tool install ${name}`, site)];
  const own = { ...home, installed: new Map<string, string>() };
  const resolution = resolveDistributions(
    {
      requirements,
      constraints: [],
      pre: settings.pre,
      noDeps: false,
      upgrade: false,
      ignoreInstalled: false,
      onlyBinary: false,
    },
    stageEnvironment(own, settings.indexes, settings.tool, stage),
    table,
  );
  const place = {
    sitePackages: site,
    bin: `${prefix}/bin`,
    python: home.version,
    compile: settings.compile,
  };
  effects.push(...installEffects(resolution, place, stage));
  if (isKept) effects.push(...uvCacheEffects(resolution.distributions, settings));
  return effects;
}
