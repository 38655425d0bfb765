import { normalizePath } from '../../filesystem/normalizePath.ts';
import type { Call } from '../../shell/command.ts';
import type { ParsedOptions } from '../../shell/parseOptions.ts';
import type { StageView } from '../program.ts';
import { homeOf } from '../written.ts';

/** Where conda lives: the program's own path, what the environment says, a Python of the base, else the usual /opt/conda. */
export function condaPrefix(call: Call, stage: StageView): string {
  const root = call.env.get('MAMBA_ROOT_PREFIX');
  if (call.name === 'micromamba')
    return root ? normalizePath(root) : `${homeOf(call, stage)}/micromamba`;
  const own = /^(\/.+?)\/(?:condabin|bin)\/(?:conda|mamba)$/.exec(call.program)?.[1];
  if (own !== undefined) return own.replace(/\/envs\/[^/]+$/, '');
  const said = call.env.get('CONDA_DIR') ?? call.env.get('CONDA_ROOT') ?? root;
  if (said) return normalizePath(said);
  const onPath = /(?:^|:)(\/[^:]*(?:conda|mamba|miniforge)[^:/]*)\/(?:condabin|bin)(?=:|$)/i.exec(
    call.env.get('PATH') ?? '',
  )?.[1];
  if (onPath !== undefined) return onPath;
  const python = stage.base.pythons.find(({ prefix }) => /conda|mamba|forge/.test(prefix));
  return python?.prefix ?? '/opt/conda';
}

/** The environment that a command means: -p, -n, the active one, else base. */
export function environmentFolder(call: Call, stage: StageView, options: ParsedOptions): string {
  const prefix = condaPrefix(call, stage);
  const path = options.value('--prefix');
  if (path !== undefined) return normalizePath(path, call.cwd);
  const name = options.value('--name');
  if (name !== undefined && name !== '') {
    if (name === 'base' || name === 'root') return prefix;
    return name.includes('/') ? normalizePath(name, call.cwd) : `${prefix}/envs/${name}`;
  }
  const active = call.env.get('CONDA_PREFIX');
  return active ? normalizePath(active) : prefix;
}
