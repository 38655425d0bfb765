import type { Effect } from '../../effects.ts';
import type { PythonEnvironment } from '../../packages/python/environment.ts';
import type { PythonProjectFile } from '../../packages/python/project.ts';
import { readPythonLock, type LockKind } from '../../packages/python/pythonLock.ts';
import { resolveDistributions } from '../../packages/python/resolveDistributions.ts';
import { resolveLocked } from '../../packages/python/resolveLocked.ts';
import type { PythonResolution } from '../../packages/python/resolution.ts';
import { selectLocked, type LockSelection } from '../../packages/python/selectLocked.ts';
import type { WheelTable } from '../../packages/python/wheelTable.ts';
import type { StageView } from '../program.ts';
import { brokenFile } from './brokenFile.ts';
import { readStageText } from './readStageText.ts';

const LOCK_FILES: Readonly<Record<LockKind, string>> = {
  uv: 'uv.lock',
  poetry: 'poetry.lock',
  pdm: 'pdm.lock',
  pipenv: 'Pipfile.lock',
};

export interface LockedInstall {
  /** Null when neither a lock nor a project file is known. */
  readonly resolution: PythonResolution | null;
  readonly effects: readonly Effect[];
  /** The file that is missing. */
  readonly missing: string;
}

/** What a project's lock brings; without a lock, what a fresh resolution of its requirements would. */
export function lockInstall(
  kind: LockKind,
  folder: string,
  project: PythonProjectFile | null,
  selection: LockSelection,
  environment: PythonEnvironment,
  table: WheelTable,
  stage: StageView,
): LockedInstall {
  const file = `${folder === '/' ? '' : folder}/${LOCK_FILES[kind]}`;
  const text = readStageText(file, stage);
  if (text !== undefined) {
    const lock = readPythonLock(text, kind);
    const named = [...(project?.requirements ?? []), ...groupRequirements(project, selection)];
    const roots =
      project === null
        ? null
        : named.map(({ name, marker, extras }) => ({ name, version: null, marker, extras }));
    const selected = selectLocked(lock, { ...selection, roots }, environment);
    const resolution = resolveLocked(selected, environment, table);
    const effects = lock.brokenAt === null ? [] : [brokenFile(file, lock.brokenAt)];
    return { resolution, effects, missing: file };
  }
  // Of a text that is no TOML from its first lines on, nothing was read: that is not the same as no dependencies.
  const isUnread = project?.brokenAt !== null && project?.requirements.length === 0;
  if (project === null || isUnread) return { resolution: null, effects: [], missing: file };
  const extras =
    selection.extras === 'all'
      ? [...project.extras.values()].flat()
      : selection.extras.flatMap((extra) => project.extras.get(extra) ?? []);
  const resolution = resolveDistributions(
    {
      requirements: [
        ...(selection.main ? [...project.requirements, ...extras] : []),
        ...groupRequirements(project, selection),
      ],
      constraints: [],
      pre: false,
      noDeps: false,
      upgrade: false,
      ignoreInstalled: false,
      onlyBinary: false,
    },
    environment,
    table,
  );
  const effects: Effect[] = [
    {
      type: 'notice',
      notice: {
        id: 'lock-not-given',
        severity: 'info',
        message: `${LOCK_FILES[kind]} is not given, so versions are resolved from pyproject.toml as of the catalog's day.`,
      },
    },
  ];
  return { resolution, effects, missing: file };
}

function groupRequirements(
  project: PythonProjectFile | null,
  selection: LockSelection,
): PythonProjectFile['requirements'] {
  return selection.groups.flatMap((group) => project?.groups.get(group) ?? []);
}
