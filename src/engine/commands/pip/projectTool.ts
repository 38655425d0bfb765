import type { Effect } from '../../effects.ts';
import type { PythonProjectFile } from '../../packages/python/project.ts';
import { PYPI } from '../../packages/python/indexes.ts';
import type { LockKind } from '../../packages/python/pythonLock.ts';
import type { LockSelection } from '../../packages/python/selectLocked.ts';
import type { StageView } from '../program.ts';
import {
  cacheEffects,
  installEffects,
  removeEffect,
  unknownFile,
  unknownInstall,
} from './installEffects.ts';
import { projectEffects } from './localProject.ts';
import { lockInstall } from './lockInstall.ts';
import { makeVenv, type VenvOptions } from './makeVenv.ts';
import type { PythonHome } from './pythonHome.ts';
import { stageEnvironment } from './stageEnvironment.ts';

/** An install by Poetry, PDM or Pipenv: they differ in where the environment lies and what they take by default. */
export interface ProjectInstall {
  readonly kind: LockKind;
  readonly folder: string;
  readonly project: PythonProjectFile | null;
  readonly selection: LockSelection;
  readonly home: PythonHome;
  readonly compile: boolean;
  /** Whether the project itself is installed, as a link to its sources. */
  readonly withProject: boolean;
  readonly editable: boolean;
  /** Where downloaded wheels stay; null when nowhere. */
  readonly cacheDir: string | null;
  /** Whether what the lock does not name goes. */
  readonly removesOthers: boolean;
}

/** What such an install writes. */
export function projectInstall(install: ProjectInstall, stage: StageView): Effect[] {
  const { home, folder, project } = install;
  const place = {
    sitePackages: home.sitePackages,
    bin: home.bin,
    python: home.version,
    compile: install.compile,
  };
  const table = stage.catalog.wheels();
  if (table === undefined) return [unknownInstall(`${install.kind} install`, home.sitePackages)];
  const environment = stageEnvironment(home, [PYPI], 'pip', stage);
  const locked = lockInstall(
    install.kind,
    folder,
    project,
    install.selection,
    environment,
    table,
    stage,
  );
  const effects: Effect[] = [...locked.effects];
  if (locked.resolution === null)
    return [...effects, unknownFile(locked.missing, home.sitePackages, stage)];
  if (install.removesOthers && home.kind === 'venv') {
    const wanted = new Set(
      [...locked.resolution.distributions, ...locked.resolution.kept].map((one) => one.name),
    );
    // Poetry and PDM leave the environment's own pip alone.
    const others = [...home.installed.keys()].filter(
      (name) => !wanted.has(name) && !/^(pip|setuptools|wheel)$/.test(name),
    );
    if (others.length > 0) effects.push(removeEffect(others, home));
  }
  effects.push(...installEffects(locked.resolution, place, stage));
  if (install.withProject)
    effects.push(...projectEffects(folder, project, install.editable, place, stage));
  if (install.cacheDir !== null) {
    effects.push(...cacheEffects(locked.resolution.distributions, install.cacheDir));
  }
  return effects;
}

/** An environment that the tool makes when it is not there yet. */
export function newVenv(
  prefix: string,
  base: PythonHome,
  withPip: VenvOptions['withPip'],
  by: string,
): { readonly home: PythonHome; readonly effects: readonly Effect[] } {
  return {
    effects: makeVenv(prefix, base, { withPip, systemSitePackages: false, by }),
    home: {
      ...base,
      prefix,
      sitePackages: `${prefix}/lib/python${base.version}/site-packages`,
      bin: `${prefix}/bin`,
      kind: 'venv',
      installed: new Map(),
    },
  };
}
