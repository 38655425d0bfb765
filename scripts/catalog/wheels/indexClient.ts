import * as v from 'valibot';
import { normalizeName } from '../../../src/engine/packages/python/normalizeName.ts';
import { parseRequirement } from '../../../src/engine/packages/python/requirement.ts';
import { tagsOf } from './buildProject.ts';
import type { LockedRequirement, LockedRow, PublishedRow } from './factRows.ts';
import { readZipDirectory, type GetRange, type ZipEntry } from './zipDirectory.ts';

/** Fetches JSON. */
export type GetJson = (url: string) => Promise<unknown>;

/** A row of test-folders.tsv without its source and date: name, version, platform, unpacked, py, tests, tests_py, tests_native, folder. */
export type TestFolderCells = readonly (string | number)[];

export interface RefreshedRelease {
  readonly locked: LockedRow[];
  readonly published: PublishedRow[];
  readonly tests: TestFolderCells[];
}

/** What is read of a release's JSON (docs.pypi.org/api/json). */
const Release = v.object({
  info: v.object({
    name: v.string(),
    version: v.string(),
    requires_dist: v.nullish(v.array(v.string())),
  }),
  urls: v.array(
    v.object({
      packagetype: v.string(),
      filename: v.string(),
      url: v.string(),
      size: v.number(),
      upload_time_iso_8601: v.string(),
      yanked: v.optional(v.boolean(), false),
    }),
  ),
});

type File = v.InferOutput<typeof Release>['urls'][number];

/**
 * One release as an index tells it: its wheels for Linux with their sizes, what it requires, and of the wheel that CPython 3.11 takes
 * on x86_64 what it unpacks to.
 *
 * @param index address of an index that answers the JSON API
 * @param version the newest when absent
 */
export async function readRelease(
  index: string,
  project: string,
  version: string | undefined,
  getJson: GetJson,
  getRange: GetRange,
): Promise<RefreshedRelease> {
  const base = index.replace(/\/$/, '');
  const path = version === undefined ? project : `${project}/${version}`;
  const { info, urls } = v.parse(Release, await getJson(`${base}/pypi/${path}/json`));
  const name = normalizeName(info.name);
  const files = urls.filter((file) => !file.yanked);
  const wheels = keptWheels(files.filter((file) => file.packagetype === 'bdist_wheel'));
  const sdist = files.find((file) => file.packagetype === 'sdist')?.size ?? null;
  const requires = (info.requires_dist ?? []).flatMap(lockedRequirement);
  const locked = wheels.map((file, at): LockedRow => ({
    name,
    version: info.version,
    file: file.filename,
    wheel_bytes: file.size,
    index: 'pypi',
    since: file.upload_time_iso_8601.slice(0, 10),
    requires: at === 0 ? requires : null,
    sdist_bytes: at === 0 ? sdist : null,
  }));
  const [first] = wheels;
  if (first === undefined) return { locked, published: [], tests: [] };
  const entries = await readZipDirectory(first.url, first.size, getRange);
  const sum = unpackedSums(entries);
  return {
    locked,
    published: [
      {
        name,
        version: info.version,
        unpacked_bytes_approx: sum.unpacked,
        files: entries.length,
        py_bytes: sum.py,
        tag: tagsOf(first.filename),
        confidence: 'exact-sum',
      },
    ],
    tests: [
      [
        name,
        info.version,
        first.filename.endsWith('-any.whl') ? 'any' : 'linux',
        sum.unpacked,
        sum.py,
        sum.tests,
        sum.testsPy,
        sum.testsNative,
        sum.folder,
      ],
    ],
  };
}

/** Wheels that Linux images take, the one to open first: pure, else CPython 3.11 or the stable ABI on x86_64, else any. */
function keptWheels(wheels: readonly File[]): File[] {
  const rank = ({ filename }: File): number => {
    if (filename.endsWith('-any.whl')) return 0;
    if (!/manylinux\w*_x86_64/.test(filename)) return 9;
    return /-cp311-cp311-|-abi3-/.test(filename) ? 1 : 2;
  };
  return wheels
    .filter(({ filename }) => /-any\.whl$|(many|musl)linux/.test(filename))
    .filter(({ filename }) => !/-cp\d+t-/.test(filename))
    .sort((a, b) => rank(a) - rank(b) || (a.filename < b.filename ? -1 : 1));
}

/** Lock files know no ranges, so the table has no place for them: the build lends those of the nearest opened release. */
function lockedRequirement(text: string): LockedRequirement[] {
  const requirement = parseRequirement(text);
  const marker = text.includes(';') ? text.slice(text.indexOf(';') + 1).trim() : '';
  if (requirement === null || /\bextra\s*==/.test(marker)) return [];
  const { name, extras } = requirement;
  if (extras.length > 0) return [[name, marker, extras]];
  return [marker === '' ? [name] : [name, marker]];
}

interface Sums {
  readonly unpacked: number;
  readonly py: number;
  readonly tests: number;
  readonly testsPy: number;
  readonly testsNative: number;
  readonly folder: 'tests' | 'test';
}

export function unpackedSums(entries: readonly ZipEntry[]): Sums {
  const total = (keep: (entry: ZipEntry) => boolean): number =>
    entries.filter(keep).reduce((sum, { bytes }) => sum + bytes, 0);
  const inFolder = (path: string, names: readonly string[]): boolean =>
    path
      .split('/')
      .slice(0, -1)
      .some((part) => names.includes(part));
  const isPy = ({ path }: ZipEntry): boolean => path.endsWith('.py');
  const isTest = ({ path }: ZipEntry): boolean => inFolder(path, ['test', 'tests']);
  const isNative = ({ path, bytes }: ZipEntry): boolean =>
    /\.so(\.|$)/.test(path) || (!/\.[^/]*$/.test(path) && bytes > 50_000);
  const single = total(({ path }) => inFolder(path, ['test']));
  return {
    unpacked: total(() => true),
    py: total(isPy),
    tests: total(isTest),
    testsPy: total((entry) => isTest(entry) && isPy(entry)),
    testsNative: total((entry) => isTest(entry) && isNative(entry)),
    folder: single > total(({ path }) => inFolder(path, ['tests'])) ? 'test' : 'tests',
  };
}
