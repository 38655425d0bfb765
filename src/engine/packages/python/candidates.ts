import { between, type Amount } from '../../amount.ts';
import { wheelToBuildLike } from './builtForMusl.ts';
import type { PythonEnvironment } from './environment.ts';
import { isOtherBuild, PYPI, visibleReleases } from './indexes.ts';
import { missingVersion, neighbourOf } from './missingRelease.ts';
import type { Requirement } from './requirement.ts';
import { requirementsOf } from './releaseRequirements.ts';
import { compareVersions, isPrerelease, namesPrerelease, satisfiesRange } from './version.ts';
import type { PythonProject, PythonRelease, PythonWheel, WheelTable } from './wheelTable.ts';
import { fitWheel, hasLikelyWheel, type WheelFit } from './wheelTags.ts';

/** A release that the environment may use, or a distribution that is installed already. */
export interface Candidate {
  readonly name: string;
  readonly version: string;
  /** Null for an installed distribution that the catalog does not know. */
  readonly release: PythonRelease | null;
  /** Null when it is built from source or installed already. */
  readonly wheel: PythonWheel | null;
  readonly isInstalled: boolean;
  /** Whether the wheel is another one's stand-in, so that its weight is derived. */
  readonly isStandIn: boolean;
  /** The wheel for glibc of what is built from its source, since it has none for musl; absent otherwise. */
  readonly builtLike?: PythonWheel;
}

/** Why a name has no candidate. */
export type Refusal = 'libc' | 'machine' | 'python' | 'glibc' | 'range' | 'index';

export interface CandidateSource {
  /** Newest first; null when the catalog does not know the name. */
  candidates(name: string, ranges: readonly string[]): readonly Candidate[] | null;
  /** Lets the older releases of names count too. @returns whether there are more candidates than before */
  widen(names: Iterable<string>): boolean;
  /** What stands in for the weight of a known name of which nothing fits here; null when the catalog has no wheel of it. */
  elsewhere(name: string): Candidate | null;
  /** Why nothing of a known name fits. */
  refusal(name: string): Refusal;
  /** Whether some release of the name has a source distribution, which pip would build. */
  hasSource(name: string): boolean;
  /** Names whose older releases were wanted and not loaded. */
  readonly pending: ReadonlySet<string>;
  /** `ofOld`: also of an installed release that is older than those that are there at once, for what its extras bring. */
  requirements(candidate: Candidate, ofOld?: boolean): readonly Requirement[];
}

export interface CandidateOptions {
  readonly pre: boolean;
  readonly onlyBinary: boolean;
  readonly ignoreInstalled: boolean;
  /** Names whose installed version is no reason to stay. */
  readonly upgrade: ReadonlySet<string>;
}

/** What nearly all wheels are built for. */
const COMMON = {
  asOf: null,
  python: '3.11',
  platform: 'linux/amd64',
  libc: 'glibc',
  glibcVersion: null,
  indexes: [PYPI],
} as const;

/** Finds candidates in the catalog and answers from memory when asked again. */
export function createCandidateSource(
  table: WheelTable,
  environment: PythonEnvironment,
  options: CandidateOptions,
): CandidateSource {
  const lists = new Map<string, readonly Candidate[] | null>();
  const wholes = new Set<string>();
  const refusals = new Map<string, Refusal>();
  const buildable = new Set<string>();
  const pending = new Set<string>();
  const missing = new Map<string, Candidate>();
  const undated = new Map<string, readonly Candidate[]>();

  function load(name: string, wantsAll: boolean): readonly Candidate[] | null {
    const project = wantsAll && table.whole ? table.whole(name) : table.project(name);
    if (project === undefined) pending.add(name);
    // While the older releases are not there yet, the newest ones stand in.
    const known = project === undefined && wantsAll ? table.project(name) : project;
    if (known === null || known === undefined) return known === null ? null : [];
    return usable(known);
  }

  function usable(project: PythonProject, where = environment): readonly Candidate[] {
    const found: Candidate[] = [];
    // A lock names every archive of a release, a wheel that was weighed by itself none: the project's other releases speak for it.
    const hasSource = project.releases.some((release) => release.sdistBytes !== null);
    for (const release of visibleReleases(project, where)) {
      const candidate = usableRelease(project.name, release, where, options, hasSource);
      if (release.sdistBytes !== null) buildable.add(project.name);
      if (typeof candidate === 'string') refusals.set(project.name, candidate);
      else if (isOtherBuild(project, release, where)) found.push({ ...candidate, isStandIn: true });
      else found.push(candidate);
    }
    return found;
  }

  function installed(name: string): Candidate | null {
    const version = environment.installed.get(name);
    if (version === undefined || options.ignoreInstalled) return null;
    const release = table.project(name)?.releases.find((one) => one.version === version) ?? null;
    return { name, version, release, wheel: null, isInstalled: true, isStandIn: false };
  }

  function oldRelease({ name, version, isInstalled }: Candidate): PythonRelease | null {
    const project = isInstalled && table.whole ? table.whole(name) : null;
    if (project === undefined) pending.add(name);
    if (!project) return null;
    const exact = project.releases.find((one) => one.version === version);
    return (
      exact ??
      neighbourOf(version, usable(project, { ...environment, asOf: null }))?.release ??
      null
    );
  }

  function listOf(name: string): readonly Candidate[] | null {
    const known = lists.get(name);
    if (known !== undefined) return known;
    const wantsAll = environment.asOf !== null;
    if (wantsAll) wholes.add(name);
    const list = load(name, wantsAll);
    lists.set(name, list);
    return list;
  }

  /** All usable releases whatever their date. */
  function atAnyTime(name: string, list: readonly Candidate[]): readonly Candidate[] {
    if (environment.asOf === null) return list;
    const known = undated.get(name);
    if (known !== undefined) return known;
    const project = (table.whole ?? table.project)(name);
    const all = project ? usable(project, { ...environment, asOf: null }) : list;
    undated.set(name, all);
    return all;
  }

  /** What could weigh for a release that the catalog lacks, where nothing of the name fits this Python. */
  function anywhere(name: string): readonly Candidate[] {
    const project = (table.whole ?? table.project)(name);
    return project ? usable(project, { ...environment, asOf: null, python: '3.11' }) : [];
  }

  /** The newest release for the most common platform: what weighs most likely, where nothing of the name fits here. */
  function elsewhere(name: string): Candidate | null {
    const project = table.project(name);
    if (!project) return null;
    const common = { ...environment, ...COMMON };
    const usable = visibleReleases(project, common).flatMap((release) => {
      const candidate = usableRelease(name, release, common, options, false);
      return typeof candidate === 'string' ? [] : candidate;
    });
    return filter(usable, [], false)[0] ?? null;
  }

  /** A release that is asked for and not in the catalog, kept so that asking twice gives the same one. */
  function missingOf(
    name: string,
    list: readonly Candidate[],
    ranges: readonly string[],
  ): Candidate | null {
    const version = missingVersion(ranges);
    if (version === null) return null;
    const project = table.whole ? table.whole(name) : table.project(name);
    const visible = project ? visibleReleases(project, environment) : [];
    if (visible.some((one) => compareVersions(one.version, version) === 0)) return null;
    const key = `${name} ${version}`;
    const known = missing.get(key);
    if (known !== undefined) return known;
    const made = neighbourOf(version, list);
    if (made !== null) missing.set(key, made);
    return made;
  }

  /** `==2.6.0+cpu` names its index: such builds are on download.pytorch.org only, so it must be configured where we cannot see. */
  function ofLocalVersion(name: string, ranges: readonly string[]): readonly Candidate[] {
    const local = /\+(cpu|cu\d+|rocm[\d.]+|xpu)\b/.exec(ranges.join(' '))?.[1];
    const id = `pytorch-${local ?? ''}`;
    if (
      local === undefined ||
      environment.indexes.some((one) => one.kind === 'known' && one.id === id)
    ) {
      return [];
    }
    const project = (table.whole ?? table.project)(name);
    if (project === undefined) pending.add(name);
    if (!project) return [];
    const wider = { ...environment, indexes: [{ kind: 'known', id } as const] };
    const list = usable(project, wider);
    lists.set(name, [...list, ...(lists.get(name) ?? [])]);
    return filter(list, ranges, options.pre);
  }

  function candidates(name: string, ranges: readonly string[]): readonly Candidate[] | null {
    const there = installed(name);
    let list = listOf(name);
    let fitting = filter(list ?? [], ranges, options.pre);
    if (fitting.length === 0 && list !== null && !wholes.has(name)) {
      wholes.add(name);
      list = load(name, true);
      lists.set(name, list);
      fitting = filter(list ?? [], ranges, options.pre);
    }
    if (fitting.length === 0 && list !== null) fitting = ofLocalVersion(name, ranges);
    if (fitting.length === 0 && list !== null && !pending.has(name)) {
      const known = atAnyTime(name, list);
      const missing = missingOf(name, known.length > 0 ? known : anywhere(name), ranges);
      // The first day that a release was seen is not its first day: before that, the oldest known one stands in.
      fitting = missing === null ? filter(known, ranges, options.pre).slice(-1) : [missing];
    }
    if (there === null || !ranges.every((range) => satisfiesRange(there.version, range))) {
      return list === null ? null : fitting;
    }
    const others = fitting.filter((one) => one.version !== there.version);
    if (!options.upgrade.has(name)) return [there, ...others];
    // Upgrading keeps the installed one when nothing newer is known.
    const newer = others.filter((one) => compareVersions(one.version, there.version) > 0);
    return [...newer, there, ...others.slice(newer.length)];
  }

  function widen(names: Iterable<string>): boolean {
    let isWider = false;
    for (const name of names) {
      const before = lists.get(name);
      if (!before || wholes.has(name)) continue;
      wholes.add(name);
      const list = load(name, true);
      lists.set(name, list);
      isWider ||= (list?.length ?? 0) > before.length;
    }
    return isWider;
  }

  return {
    candidates,
    widen,
    elsewhere,
    pending,
    refusal: (name) =>
      (lists.get(name)?.length ?? 0) > 0 ? 'range' : (refusals.get(name) ?? 'index'),
    hasSource: (name) => buildable.has(name),
    requirements: (candidate, ofOld = false) => {
      const release = candidate.release ?? (ofOld ? oldRelease(candidate) : null);
      return release === null ? [] : requirementsOf(release);
    },
  };
}

/** Pre-releases count only when asked for, or when there is nothing else (PEP 440). */
function filter(
  list: readonly Candidate[],
  ranges: readonly string[],
  pre: boolean,
): readonly Candidate[] {
  const inRange = list.filter((one) => ranges.every((range) => satisfiesRange(one.version, range)));
  if (pre || ranges.some(namesPrerelease)) return inRange;
  const final = inRange.filter((one) => !isPrerelease(one.version));
  return final.length > 0 ? final : inRange;
}

function usableRelease(
  name: string,
  release: PythonRelease,
  environment: PythonEnvironment,
  options: CandidateOptions,
  hasSource: boolean,
): Candidate | Refusal {
  const { asOf, python } = environment;
  if (asOf !== null && release.since !== null && release.since.slice(0, asOf.length) > asOf) {
    return 'range';
  }
  if (release.requiresPython !== null && !satisfiesRange(`${python}.99`, release.requiresPython)) {
    return 'python';
  }
  const base = { name, version: release.version, release, isInstalled: false };
  let best: { wheel: PythonWheel; fit: Exclude<WheelFit, { kind: 'unfit' }> } | null = null;
  let why: Refusal = 'index';
  for (const wheel of release.wheels) {
    const fit = fitWheel(wheel.file, environment);
    if (fit.kind === 'unfit') {
      why = fit.why;
      continue;
    }
    if (fit.kind === 'stand-in' && !hasLikelyWheel(environment, fit.minor, release.since)) {
      why = 'python';
      continue;
    }
    const isBetter =
      best === null ||
      (fit.kind === 'fits' && best.fit.kind === 'stand-in') ||
      (fit.kind === best.fit.kind && rankOf(wheel, fit.rank) > rankOf(best.wheel, best.fit.rank));
    if (isBetter) best = { wheel, fit };
  }
  if (best !== null) {
    return { ...base, wheel: best.wheel, isStandIn: best.fit.kind === 'stand-in' };
  }
  if (options.onlyBinary) return why;
  const built = { ...base, wheel: null, isStandIn: false };
  if (release.wheels.length === 0) return release.sdistBytes === null ? why : built;
  const like = hasSource ? wheelToBuildLike(release, environment) : undefined;
  return like === undefined ? why : { ...built, builtLike: like };
}

/** Of two wheels that fit equally, the one that was weighed. */
function rankOf(wheel: PythonWheel, rank: number): number {
  return rank * 2 + (wheel.weight.evidence === 'measured' ? 1 : 0);
}

/** Source of one project is hardly ever larger than this: an archive that is holds data or jars, which are packed already. */
const MOSTLY_DATA = 50_000_000;

/**
 * What building a source distribution leaves on disk: pure ones unpack to 3 to 5 times their archive, compiled ones to more, one of
 * data to little more than itself (pyspark's jars).
 */
export function builtFromSource(sdistBytes: number): Amount {
  return sdistBytes > MOSTLY_DATA
    ? between(sdistBytes, sdistBytes * 1.1, sdistBytes * 4)
    : between(sdistBytes, sdistBytes * 4, sdistBytes * 12);
}
