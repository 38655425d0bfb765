import type { PackageIndex, PythonEnvironment } from './environment.ts';
import { compareVersions } from './version.ts';
import type { PythonProject, PythonRelease } from './wheelTable.ts';

export const PYPI: PackageIndex = { kind: 'known', id: 'pypi' };

/**
 * The index behind a URL: PyPI and its mirrors serve the same files, download.pytorch.org has one index for each build.
 * Query, user and password are of no matter.
 */
export function indexOfUrl(url: string): PackageIndex {
  const address = url
    .replace(/^(\w+:\/\/)[^/@]*@/, '$1')
    .replace(/[?#].*$/, '')
    .replace(/\/+$/, '');
  const torch =
    /(?:download\.pytorch\.org|mirrors?[^/]*\/pytorch(?:-wheels)?)\/(?:whl|wheels)?\/?(?:(?:nightly|test)\/)?(cpu|cu\d+|rocm[\d.]+|xpu)\b/.exec(
      address,
    );
  if (torch?.[1] !== undefined) return { kind: 'known', id: `pytorch-${torch[1]}` };
  if (/download\.pytorch\.org\/whl$/.test(address)) return { kind: 'known', id: 'pytorch-cpu' };
  if (/pypi\.(nvidia\.com|ngc\.nvidia\.com)/.test(address)) return { kind: 'known', id: 'nvidia' };
  const isPypi =
    /(^|\/\/)(www\.)?pypi\.(org|python\.org)(\/|$)/.test(address) ||
    /(mirror|tuna|ustc|aliyun|tencent|huaweicloud|douban|163|bfsu|sjtu|nju|zju)[^/]*\/.*(pypi|simple)/.test(
      address,
    ) ||
    /pypi\.(tuna|mirrors|doubanio|douban)[^/]*\//.test(address);
  return isPypi ? PYPI : { kind: 'unknown', url: address };
}

/**
 * Releases of the indexes that the environment asks, newest first. pip merges them; uv takes the first index that has the name.
 * Source: pip's user guide (finding packages), uv's pip compatibility page (packages that exist on multiple indexes).
 */
export function visibleReleases(
  project: PythonProject,
  environment: PythonEnvironment,
): readonly PythonRelease[] {
  const ids = environment.indexes.map((index) => (index.kind === 'known' ? index.id : 'pypi'));
  const isBuilt = hasBuilds(project);
  // download.pytorch.org also serves what torch needs, as PyPI has it.
  const sourceOf = (id: string): string => (id.startsWith('pytorch-') && !isBuilt ? 'pypi' : id);
  const inIndex = (id: string): readonly PythonRelease[] =>
    project.releases.filter((release) => release.index === sourceOf(id));
  // An index of one build holds all of torch's siblings: of a build that the catalog has none of, PyPI's releases stand in.
  const ofIndex = (id: string): readonly PythonRelease[] => {
    const found = inIndex(id);
    return found.length === 0 && id.startsWith('pytorch-') ? inIndex('pypi') : found;
  };
  if (environment.tool === 'uv') {
    for (const id of ids) {
      // uv asks the torch index first and goes on to the next for names that it does not have.
      const found =
        ids.length > 1 ? project.releases.filter((one) => one.index === id) : ofIndex(id);
      if (found.length > 0) return found;
    }
    return [];
  }
  const seen = new Set<PythonRelease>(ids.flatMap(ofIndex));
  return [...seen].sort((a, b) => compareVersions(b.version, a.version));
}

/** Whether a release is PyPI's where only indexes of one build are asked, which have another wheel of it. */
export function isOtherBuild(
  project: PythonProject,
  release: PythonRelease,
  { indexes }: PythonEnvironment,
): boolean {
  return (
    release.index === 'pypi' &&
    hasBuilds(project) &&
    indexes.every((index) => index.kind === 'known' && index.id.startsWith('pytorch-'))
  );
}

/** Whether the indexes of download.pytorch.org have builds of their own: versions with a local part. */
function hasBuilds(project: PythonProject): boolean {
  return project.releases.some(
    (release) => release.index.startsWith('pytorch-') && release.version.includes('+'),
  );
}
