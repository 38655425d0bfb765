import { markerVariables, type PythonEnvironment } from './environment.ts';
import { evaluateMarker, type Marker } from './marker.ts';
import type { LockedDependency, LockedPackage, PythonLock } from './pythonLock.ts';

/** What of a lock is to be installed. */
export interface LockSelection {
  /** Whether the project's own dependencies are: not with `--only-group`. */
  readonly main: boolean;
  readonly groups: readonly string[];
  /** `all`, or names. */
  readonly extras: 'all' | readonly string[];
  /** Name of the project, or of the workspace member; null for the lock's own root. */
  readonly project: string | null;
  /** Names that the pyproject.toml requires: the roots of a Poetry 1 lock, which does not tell groups. */
  readonly roots: readonly LockedDependency[] | null;
}

export interface SelectedPackage {
  readonly package: LockedPackage;
  /** Names of what asked for it, nearest first. */
  readonly requiredBy: readonly string[];
}

/** The packages of a lock that an environment gets, in the order of names. */
export function selectLocked(
  lock: PythonLock,
  selection: LockSelection,
  environment: PythonEnvironment,
): SelectedPackage[] {
  const variables = markerVariables(environment.python, environment.platform);
  const holds = (marker: Marker | null, extra = ''): boolean =>
    marker === null || evaluateMarker(marker, variables, extra);
  const selected = lock.packages.some((one) => one.inGroups !== null)
    ? byGroups(lock, selection, holds)
    : byReach(lock, selection, holds);
  return selected.sort((a, b) => (a.package.name < b.package.name ? -1 : 1));
}

/** Poetry 2, PDM and Pipfile.lock say of each package which groups want it. */
function byGroups(
  lock: PythonLock,
  selection: LockSelection,
  holds: (marker: Marker | null, extra?: string) => boolean,
): SelectedPackage[] {
  const wanted = new Set(selection.groups);
  if (selection.main) for (const name of ['main', 'default']) wanted.add(name);
  const ofExtras = new Set(
    [...lock.extras]
      .filter(([name]) => selection.extras === 'all' || selection.extras.includes(name))
      .flatMap(([, names]) => names),
  );
  return lock.packages
    .filter((one) => one.inGroups?.some((group) => wanted.has(group)) ?? false)
    .filter((one) => !one.optional || selection.extras === 'all' || ofExtras.has(one.name))
    .filter((one) => {
      const extras = selection.extras === 'all' ? [...lock.extras.keys()] : selection.extras;
      return holds(one.marker) || extras.some((extra) => holds(one.marker, extra));
    })
    .map((one) => ({ package: one, requiredBy: [] }));
}

/** uv.lock and Poetry 1: what the project reaches. */
function byReach(
  lock: PythonLock,
  selection: LockSelection,
  holds: (marker: Marker | null, extra?: string) => boolean,
): SelectedPackage[] {
  const found = new Map<LockedPackage, readonly string[]>();
  const done = new Set<string>();
  const queue: { dependency: LockedDependency; by: readonly string[] }[] = rootsOf(
    lock,
    selection,
  ).map((dependency) => ({ dependency, by: [] }));
  for (let at = 0; at < queue.length; at += 1) {
    const next = queue[at];
    if (next === undefined || !holds(next.dependency.marker)) continue;
    const target = packageFor(lock, next.dependency, holds);
    if (target === undefined) continue;
    const chain = [target.name, ...next.by];
    if (!found.has(target)) {
      found.set(target, next.by);
      queue.push(...target.dependencies.map((dependency) => ({ dependency, by: chain })));
    }
    for (const extra of next.dependency.extras) {
      const key = `${target.name} ${target.version} ${extra}`;
      if (done.has(key)) continue;
      done.add(key);
      const more = target.extras.get(extra) ?? [];
      queue.push(...more.map((dependency) => ({ dependency, by: chain })));
    }
  }
  return [...found].map(([one, requiredBy]) => ({ package: one, requiredBy }));
}

function rootsOf(lock: PythonLock, selection: LockSelection): LockedDependency[] {
  const root = rootOf(lock, selection.project);
  if (root === undefined) {
    const everything = lock.packages
      .filter((one) => !one.optional && one.source !== 'project')
      .map(({ name, version }) => ({ name, version, marker: null, extras: [] }));
    return selection.roots === null ? everything : [...selection.roots];
  }
  const extras =
    selection.extras === 'all'
      ? [...root.extras.values()].flat()
      : selection.extras.flatMap((extra) => root.extras.get(extra) ?? []);
  const groups = selection.groups.flatMap((group) => root.groups.get(group) ?? []);
  return [...(selection.main ? [...root.dependencies, ...extras] : []), ...groups];
}

/** The project in a uv.lock: the named one, the one of the lock's own folder, or the only one. */
export function rootOf(lock: PythonLock, name: string | null): LockedPackage | undefined {
  if (lock.kind !== 'uv') return undefined;
  const projects = lock.packages.filter((one) => one.source === 'project');
  return (
    projects.find((one) => one.name === name) ?? projects.find((one) => one.isRoot) ?? projects[0]
  );
}

/** Several versions of one name: the dependency says which, else the one whose own marker holds. */
function packageFor(
  lock: PythonLock,
  dependency: LockedDependency,
  holds: (marker: Marker | null) => boolean,
): LockedPackage | undefined {
  const named = lock.packages.filter((one) => one.name === dependency.name);
  return (
    named.find((one) => one.version === dependency.version) ??
    named.find((one) => one.marker !== null && holds(one.marker)) ??
    named[0]
  );
}
