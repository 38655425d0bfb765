import { normalizeName } from '../../packages/python/normalizeName.ts';
import type { PythonProjectFile } from '../../packages/python/project.ts';
import type { LockSelection } from '../../packages/python/selectLocked.ts';
import type { Call } from '../../shell/command.ts';
import type { UvSettings } from './uvSettings.ts';

/** Dev groups are installed by default (uv documentation, Dependency groups). */
export function selectionOf(
  settings: UvSettings,
  project: PythonProjectFile | null,
  call: Call,
): LockSelection {
  const { options } = settings;
  const isSet = (name: string): boolean => /^(1|true|yes|on)$/i.test(call.env.get(name) ?? '');
  const only = [
    ...options.values('--only-group'),
    ...(options.has('--only-dev') ? ['dev'] : []),
  ].map(normalizeName);
  const noDefaults = options.has('--no-default-groups') || isSet('UV_NO_DEFAULT_GROUPS');
  const dropped = new Set(
    [
      ...options.values('--no-group'),
      ...(options.has('--no-dev') || isSet('UV_NO_DEV') ? ['dev'] : []),
    ].map(normalizeName),
  );
  const groups = options.has('--all-groups')
    ? [...(project?.groups.keys() ?? ['dev'])]
    : [
        ...(noDefaults ? [] : (project?.defaultGroups ?? ['dev'])),
        ...(options.has('--dev') ? ['dev'] : []),
        ...options.values('--group').map(normalizeName),
      ];
  return {
    main: only.length === 0,
    groups: only.length > 0 ? only : [...new Set(groups)].filter((name) => !dropped.has(name)),
    extras: options.has('--all-extras') ? 'all' : options.values('--extra').map(normalizeName),
    project: options.value('--package') ?? project?.name ?? null,
    roots: null,
  };
}
