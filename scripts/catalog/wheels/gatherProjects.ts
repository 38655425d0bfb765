import { isVersion } from '../../../src/engine/packages/python/version.ts';
import { assumePlatforms } from './assumePlatforms.ts';
import {
  indexOf,
  projectOf,
  releaseOf,
  tagsOf,
  wheelOf,
  type BuildProject,
} from './buildProject.ts';
import { canonicalLocked, canonicalMetadata } from './canonicalRequires.ts';
import type { MeasuredRow, PublishedRow, WheelFacts } from './factRows.ts';
import { dateByNeighbours, gatherOlder } from './gatherOlder.ts';

/** All distributions that the facts name, the strongest source of each number kept. */
export function gatherProjects(facts: WheelFacts): Map<string, BuildProject> {
  const projects = new Map<string, BuildProject>();
  gatherLocked(facts, projects);
  for (const row of facts.measured) gatherMeasured(row, facts.calibration.date, projects);
  gatherPipLog(facts, projects);
  for (const row of facts.published) gatherPublished(row, projects);
  gatherClosures(facts, projects);
  gatherOlder(facts.older, projects);
  dateByNeighbours(projects);
  assumePlatforms(projects);
  return projects;
}

function gatherLocked(facts: WheelFacts, projects: Map<string, BuildProject>): void {
  for (const row of facts.locked) {
    if (!isVersion(row.version)) continue;
    const release = releaseOf(projectOf(projects, row.name), row.version, row.index);
    release.since = earlier(release.since, row.since);
    if (row.requires !== null && release.requires === null) {
      release.requires = canonicalLocked(row.requires);
    }
    release.sdistBytes ??= row.sdist_bytes;
    if (row.file !== null) wheelOf(release, tagsOf(row.file)).wheelBytes = row.wheel_bytes;
  }
}

function gatherMeasured(row: MeasuredRow, day: string, projects: Map<string, BuildProject>): void {
  const project = projectOf(projects, row.name);
  const release = releaseOf(project, row.version, indexOf(row.name, row.version));
  release.since ??= day;
  release.requiresPython = row.requires_python;
  release.requires = canonicalMetadata(row.requires_dist);
  release.ranges = 'own';
  release.extras = [...new Set(row.provides_extra.map((extra) => extra.toLowerCase()))].sort();
  const wheel = wheelOf(release, tagsOf(row.file));
  wheel.wheelBytes = row.wheel_bytes;
  wheel.weight = {
    kind: 'measured',
    unpacked: row.unpacked_bytes,
    pyc: row.pyc_bytes,
    native: row.native_bytes,
    py: row.py_bytes,
    gzip: row.gzip_bytes,
    files: row.files,
    topLevel: row.top_level,
    scripts: row.scripts,
  };
}

function gatherPipLog(facts: WheelFacts, projects: Map<string, BuildProject>): void {
  for (const row of facts.pipLog) {
    if (row.confidence === 'low') continue;
    const project = projectOf(projects, row.name);
    const release = releaseOf(project, row.version, indexOf(row.name, row.version));
    const wheel = wheelOf(release, tagsOf(row.file));
    if (wheel.wheelBytes !== null) continue;
    wheel.wheelBytes = row.wheel_bytes_approx;
    wheel.wheelRounding = row.rounding_bytes;
  }
}

/** Sums of RECORD files: exact for the wheel with the same tags, and for any wheel of a pure release. */
function gatherPublished(row: PublishedRow, projects: Map<string, BuildProject>): void {
  if (row.tag === null || !row.confidence.startsWith('exact-sum') || !isVersion(row.version))
    return;
  const isInferred = row.tag.includes(' ');
  const project = projectOf(projects, row.name);
  const release = releaseOf(project, row.version, indexOf(row.name, row.version));
  const weigh = (sameTags: boolean) =>
    ({
      kind: 'published',
      unpacked: row.unpacked_bytes_approx,
      py: row.py_bytes ?? 0,
      files: row.files ?? 0,
      sameTags,
    }) as const;
  const wanted = isInferred ? null : row.tag;
  const fitting = [...release.wheels.values()].filter(
    (wheel) => wheel.tags === wanted || (wanted !== null && expands(wheel.tags, wanted)),
  );
  if (fitting.length > 0) {
    for (const wheel of fitting) wheel.weight ??= weigh(true);
    return;
  }
  const others = [...release.wheels.values()].filter((wheel) => /x86_64|any$/.test(wheel.tags));
  for (const wheel of others) wheel.weight ??= weigh(false);
  if (release.wheels.size === 0) {
    wheelOf(release, wanted ?? 'py3-none-manylinux2014_x86_64').weight = weigh(!isInferred);
  }
}

/** Whether the compressed tag set of a file name holds a single tag: `cp312-cp312-manylinux2014_x86_64`. */
function expands(tags: string, tag: string): boolean {
  const sets = tags.split('-').map((set) => set.split('.'));
  return tag.split('-').every((part, at) => sets[at]?.includes(part) ?? false);
}

/** What torch pulls, to the version: these lists stand in for the METADATA of releases that were not opened. */
function gatherClosures(facts: WheelFacts, projects: Map<string, BuildProject>): void {
  for (const row of facts.closures) {
    const release = releaseOf(projectOf(projects, 'torch'), row.torch, row.index);
    if (release.ranges !== 'own' && !row.pins_unknown) {
      const marker = closureMarker(row.torch);
      const locked = release.requires ?? [];
      release.requires = [
        // Lock files know for which Pythons: setuptools from 3.12 on only.
        ...row.other_deps.map((name) => locked.find((text) => isFor(text, name)) ?? name),
        ...row.pins.map(([name, version]) => `${name}==${version}; ${marker}`),
      ];
      release.since ??= row.as_of;
    }
    const tags = row.torch_file === null ? 'py3-none-manylinux2014_x86_64' : tagsOf(row.torch_file);
    const isOnlyGuess = row.torch_file === null && release.wheels.size > 0;
    if (!isOnlyGuess) {
      const wheel = wheelOf(release, tags);
      if (wheel.wheelBytes === null) {
        const similar = row.torch_wheel_bytes_same_cuda_on_pypi;
        wheel.wheelBytes = row.torch_wheel_bytes ?? row.torch_wheel_bytes_approx ?? similar;
        // The index's own wheel is 0.1 to 0.2 % larger than PyPI's of the same CUDA where both are known.
        wheel.wheelRounding =
          row.torch_wheel_bytes !== null
            ? 0
            : row.torch_wheel_bytes_approx !== null
              ? 50_000
              : Math.round((similar ?? 0) * 0.002);
      }
    }
    for (const [name, version, bytes, rounded, file] of row.pins) {
      const index = row.index === 'pypi' || !version.includes('+') ? 'pypi' : row.index;
      const pin = releaseOf(projectOf(projects, name), version, index);
      if (pin.wheels.size > 0) continue;
      const wheel = wheelOf(pin, file === null ? 'py3-none-manylinux2014_x86_64' : tagsOf(file));
      wheel.wheelBytes = bytes ?? rounded;
      wheel.wheelRounding = bytes === null ? 50_000 : 0;
    }
  }
}

function isFor(requirement: string, name: string): boolean {
  return requirement === name || requirement.startsWith(`${name};`);
}

/** Up to 2.10 torch asks for CUDA on x86_64 only; later on every Linux (markers in PyTorch's wheel builds, METADATA of 2.14.1). */
function closureMarker(version: string): string {
  const minor = Number(/^2\.(\d+)/.exec(version)?.[1] ?? 0);
  return minor < 11 ? 'platform_machine == "x86_64"' : 'platform_system == "Linux"';
}

function earlier(a: string | null, b: string | null): string | null {
  if (a === null || b === null) return a ?? b;
  return a < b ? a : b;
}
