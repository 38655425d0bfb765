import {
  shardOf,
  SIZE_STEPS,
  type ClassRatios,
  type FirstWheelSlice,
} from '../../src/catalog/wheelSlice.ts';
import { parseRequirement } from '../../src/engine/packages/python/requirement.ts';
import { addExtras } from './wheels/addExtras.ts';
import type { BuildProject, BuildRelease } from './wheels/buildProject.ts';
import {
  readWheelFacts,
  type Calibration,
  type Ratio,
  type WheelFacts,
} from './wheels/factRows.ts';
import { gatherProjects } from './wheels/gatherProjects.ts';
import { lendRanges, lendRequiresPython } from './wheels/lendRanges.ts';
import { packTestFolders } from './wheels/packTestFolders.ts';
import { packSlice, sortReleases, type SlicePart } from './wheels/packSlice.ts';

/** So many shards keep each below 150 KB as brotli. */
const SHARDS = 6;

/** Distributions that fewer application repositories name stay out of the first slice, unless another one needs them. */
const POPULAR_FROM = 2;

/**
 * Compiles the facts about wheels into the slice `wheels` (every name, and the newest releases of what Dockerfiles name)
 * and the shards `wheels-0` ... (older releases and rare names). Deterministic.
 * @param factsFolder scripts/catalog/facts/wheels
 */
export async function buildWheels(
  factsFolder: string,
  write: (id: string, value: unknown) => Promise<void>,
): Promise<void> {
  const facts = readWheelFacts(factsFolder);
  const projects = gatherProjects(facts);
  const { date } = facts.calibration;
  lendRequiresPython(projects, facts.locked, date);
  lendRanges(projects);
  addExtras(facts.extras, projects);
  const names = [...projects.keys()].sort();
  const inFirst = firstNames(facts, projects);
  const first: SlicePart[] = [];
  const shards: SlicePart[][] = Array.from({ length: SHARDS }, () => []);
  const more: number[] = [];
  for (const name of names) {
    const project = projects.get(name);
    if (project === undefined) continue;
    const all = sortReleases(project.releases.values());
    const current = inFirst.has(name) ? newestReleases(all) : [];
    if (current.length > 0) first.push({ project, releases: current });
    const older = all.filter((release) => !current.includes(release));
    if (older.length === 0) continue;
    if (current.length > 0) more.push(first.length - 1);
    shards[shardOf(name, SHARDS)]?.push({ project, releases: older });
  }
  const known = new Set(first.map((part) => part.project.name));
  const slice: FirstWheelSlice = {
    ...packSlice(date, first),
    shards: SHARDS,
    rest: names.filter((name) => !known.has(name)),
    more,
    tests: packTestFolders(facts.testFolders),
    ratios: ratiosOf(facts.calibration),
  };
  await write('wheels', slice);
  for (const [at, parts] of shards.entries()) await write(`wheels-${at}`, packSlice(date, parts));
}

/** What applications name, what was measured, and whatever those need. */
function firstNames(facts: WheelFacts, projects: ReadonlyMap<string, BuildProject>): Set<string> {
  const names = new Set<string>();
  const queue = [
    ...facts.popular.flatMap(([name, repositories]) =>
      repositories >= POPULAR_FROM ? [name] : [],
    ),
    ...facts.measured.map((row) => row.name),
  ];
  for (let name = queue.pop(); name !== undefined; name = queue.pop()) {
    const project = projects.get(name);
    if (project === undefined || names.has(name)) continue;
    names.add(name);
    const newest = sortReleases(project.releases.values())[0];
    for (const text of newest?.requires ?? []) {
      const requirement = parseRequirement(text);
      if (requirement !== null && !text.includes('; extra == ')) queue.push(requirement.name);
    }
  }
  return names;
}

/**
 * The newest releases of each index, down to the newest that has its own METADATA: with them the first slice answers
 * an unpinned request on its own; and the newest that tells how its project's wheels unpack. Releases sorted newest first.
 */
function newestReleases(releases: readonly BuildRelease[]): BuildRelease[] {
  const done = new Set<string>();
  const started = new Set<string>();
  const hasOwn = new Set(releases.filter(isOwn).map((release) => release.index));
  const kept = new Set<BuildRelease>(releases.filter(isOwn));
  for (const release of releases) {
    const { index } = release;
    if (done.has(index)) continue;
    if (started.has(index) && !hasOwn.has(index)) continue;
    kept.add(release);
    started.add(index);
    if (isOwn(release)) done.add(index);
  }
  const weighed = releases.find(isSummed);
  if (weighed !== undefined && ![...kept].some(isMeasured)) kept.add(weighed);
  return releases.filter((release) => kept.has(release));
}

/** Whether the others of its project can be weighed by it: what it unpacks to is known beside its size. */
function isSummed({ wheels }: BuildRelease): boolean {
  return [...wheels.values()].some(
    ({ weight, wheelBytes }) => weight?.kind === 'published' && wheelBytes !== null,
  );
}

function isMeasured({ wheels }: BuildRelease): boolean {
  return [...wheels.values()].some(({ weight }) => weight?.kind === 'measured');
}

function isOwn(release: BuildRelease): boolean {
  return release.ranges === 'own';
}

function ratiosOf(calibration: Calibration): Record<string, ClassRatios> {
  const ratios: Record<string, ClassRatios> = {};
  for (const [name, fields] of Object.entries(calibration.byClass)) {
    if (/^(nvidia|triton|torch)/.test(name)) ratios[name] = classRatios(fields);
  }
  for (const [name, fields] of Object.entries(calibration.byFileNameAndWheelSize)) {
    const [, kind = '', from = ''] = /^([\w-]+), (\d+)<=/.exec(name) ?? [];
    if (SIZE_STEPS.includes(Number(from))) ratios[`${kind} ${from}`] = classRatios(fields);
  }
  return ratios;
}

function classRatios(fields: Readonly<Record<string, Ratio | null>>): ClassRatios {
  const triple = (ratio: Ratio | null | undefined): readonly [number, number, number] =>
    ratio ? [ratio.median, ratio.p10, ratio.p90] : [0, 0, 0];
  return {
    unpacked: triple(fields['unpacked_per_wheel']),
    pyc: triple(fields['pyc_per_wheel']),
    gzip: fields['gzip_per_wheel']?.median ?? 1,
  };
}
