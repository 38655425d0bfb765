/** A distribution while the slices are compiled. */
export interface BuildProject {
  readonly name: string;
  /** By version and index. */
  readonly releases: Map<string, BuildRelease>;
}

export interface BuildRelease {
  readonly version: string;
  readonly index: string;
  since: string | null;
  requiresPython: string | null;
  /** Null until a source tells. */
  requires: readonly string[] | null;
  /** Whose ranges `requires` carries: its own METADATA's, a neighbour release's, or nobody's. */
  ranges: 'own' | 'lent' | 'none';
  extras: readonly string[];
  sdistBytes: number | null;
  /** By tags: the file name after name and version, without `.whl`. */
  readonly wheels: Map<string, BuildWheel>;
}

export interface BuildWheel {
  readonly tags: string;
  wheelBytes: number | null;
  /** Half of the last digit where the bytes were printed rounded. */
  wheelRounding: number;
  weight: BuildWeight | null;
}

export type BuildWeight =
  | {
      readonly kind: 'measured';
      readonly unpacked: number;
      readonly pyc: number;
      readonly native: number;
      readonly py: number;
      readonly gzip: number;
      readonly files: number;
      readonly topLevel: readonly string[];
      readonly scripts: number;
    }
  /** `sameTags` false: the sum is of another Python's wheel of the same release. */
  | {
      readonly kind: 'published';
      readonly unpacked: number;
      readonly py: number;
      readonly files: number;
      readonly sameTags: boolean;
    };

export function projectOf(projects: Map<string, BuildProject>, name: string): BuildProject {
  const known = projects.get(name);
  if (known !== undefined) return known;
  const fresh: BuildProject = { name, releases: new Map() };
  projects.set(name, fresh);
  return fresh;
}

export function releaseOf(project: BuildProject, version: string, index: string): BuildRelease {
  const key = `${version} ${index}`;
  const known = project.releases.get(key);
  if (known !== undefined) return known;
  const fresh: BuildRelease = {
    version,
    index,
    since: null,
    requiresPython: null,
    requires: null,
    ranges: 'none',
    extras: [],
    sdistBytes: null,
    wheels: new Map(),
  };
  project.releases.set(key, fresh);
  return fresh;
}

export function wheelOf(release: BuildRelease, tags: string): BuildWheel {
  const known = release.wheels.get(tags);
  if (known !== undefined) return known;
  const fresh: BuildWheel = { tags, wheelBytes: null, wheelRounding: 0, weight: null };
  release.wheels.set(tags, fresh);
  return fresh;
}

/** The tags of a wheel's file name (PEP 427): its last three parts; a build number before them is left out. */
export function tagsOf(file: string): string {
  return file
    .replace(/\.whl$/, '')
    .split('-')
    .slice(-3)
    .join('-');
}

/** Where a measured wheel would be downloaded from: torch's builds with a local version are on its own indexes only. */
export function indexOf(name: string, version: string): string {
  const local = /\+((?:cpu|cu\d+|rocm[\d.]+|xpu))$/.exec(version)?.[1];
  return local === undefined ? 'pypi' : `pytorch-${local}`;
}
