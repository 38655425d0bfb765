import { between, type Amount } from '../engine/amount.ts';
import type {
  PythonProject,
  PythonRelease,
  WheelTable,
} from '../engine/packages/python/wheelTable.ts';
import { compareVersions } from '../engine/packages/python/version.ts';
import { createTestFolders } from './testFolders.ts';
import { createWeigher, weighBySize } from './weighWheel.ts';
import { readFirstWheelSlice, readWheelSlice } from './readWheelSlice.ts';
import { shardOf, type WheelSlice } from './wheelSlice.ts';

const EPOCH = Date.UTC(2000, 0, 1);

/**
 * The table over the slice `wheels` and its shards. Projects are built when they are asked for.
 * @param shard the raw slice of an id; undefined (and noted by the catalog) while it is not loaded
 * @throws Error when a slice is not of the shape that buildWheels writes
 */
export function decodeWheels(first: unknown, shard: (id: string) => unknown): WheelTable {
  const head = readFirstWheelSlice(first);
  const firstPart = createPart(head);
  const testsOf = createTestFolders(head.tests);
  const rest = new Set(head.rest);
  const more = new Set(head.more.map((at) => head.projects.name[at] ?? ''));
  const parts = new Map<string, Part>();
  const projects = new Map<string, PythonProject>();
  const wholes = new Map<string, PythonProject>();

  function partOf(name: string): Part | undefined {
    const id = `wheels-${shardOf(name, head.shards)}`;
    const known = parts.get(id);
    if (known !== undefined) return known;
    const raw = shard(id);
    if (raw === undefined) return undefined;
    const part = createPart(readWheelSlice(raw));
    parts.set(id, part);
    return part;
  }

  function build(name: string, drafts: readonly Draft[], isWhole: boolean): PythonProject {
    const weigh = createWeigher(name, head.ratios, drafts);
    const addTests = testsOf(name);
    const releases = drafts
      .map((draft): PythonRelease => {
        const wheels = draft.wheels.map((one) => {
          const wheel = weigh(one);
          return { ...wheel, weight: addTests(draft.release.version, wheel.weight) };
        });
        return { ...draft.release, wheels };
      })
      .sort((a, b) => compareVersions(b.version, a.version));
    return { name, releases, isWhole };
  }

  function project(name: string): PythonProject | null | undefined {
    const known = projects.get(name);
    if (known !== undefined) return known;
    const drafts = firstPart.drafts(name);
    if (drafts.length === 0) return rest.has(name) ? whole(name) : null;
    const built = build(name, drafts, !more.has(name));
    projects.set(name, built);
    return built;
  }

  function whole(name: string): PythonProject | null | undefined {
    const known = wholes.get(name);
    if (known !== undefined) return known;
    const isInFirst = firstPart.has(name);
    if (!isInFirst && !rest.has(name)) return null;
    if (isInFirst && !more.has(name)) return project(name);
    const part = partOf(name);
    if (part === undefined) return undefined;
    const built = build(name, [...firstPart.drafts(name), ...part.drafts(name)], true);
    wholes.set(name, built);
    return built;
  }

  return {
    project,
    whole,
    names: { first: head.projects.name, rest: head.rest },
    weighBySize: (name, file, bytes) => {
      const weight = weighBySize(name, file, bytes, head.ratios);
      return weight && testsOf(name)(file.split('-')[1] ?? '', weight);
    },
    typical: typicalBytes(head),
  };
}

/** A release whose wheels are not weighed yet: derived weights need the project's measured ones. */
export interface Draft {
  readonly release: Omit<PythonRelease, 'wheels'>;
  readonly wheels: readonly DraftWheel[];
}

export interface DraftWheel {
  readonly file: string;
  readonly tags: string;
  readonly version: string;
  readonly wheelBytes: Amount | null;
  readonly kind: number;
  readonly measured: MeasuredColumns | null;
  readonly published: { unpacked: number; py: number; files: number } | null;
}

export interface MeasuredColumns {
  readonly unpacked: number;
  readonly pyc: number;
  readonly native: number;
  readonly py: number;
  readonly gzip: number;
  readonly files: number;
  readonly topLevel: readonly string[];
  readonly scripts: number;
}

interface Part {
  has(name: string): boolean;
  drafts(name: string): readonly Draft[];
}

/** Finds a project's rows in the columns: where each one starts is summed up once. */
function createPart(slice: WheelSlice): Part {
  const starts = new Map<string, { from: number; count: number }>();
  let from = 0;
  for (const [at, name] of slice.projects.name.entries()) {
    const count = slice.projects.releases[at] ?? 0;
    starts.set(name, { from, count });
    from += count;
  }
  const wheelStart = prefixSums(slice.releases.wheels);
  const measuredAt = prefixSums(slice.wheels.kind.map((kind) => (kind === 0 ? 1 : 0)));
  const publishedAt = prefixSums(
    slice.wheels.kind.map((kind) => (kind === 1 || kind === 2 ? 1 : 0)),
  );
  const text = (at: number | undefined): string => slice.strings[at ?? -1] ?? '';
  const list = (at: number | undefined): string[] => (slice.lists[at ?? -1] ?? []).map(text);
  const known = (value: number | undefined): number | null =>
    value === undefined || value < 0 ? null : value;

  function wheel(name: string, version: string, at: number): DraftWheel {
    const tags = text(slice.wheels.tags[at]);
    const bytes = known(slice.wheels.bytes[at]);
    const rounding = slice.wheels.rounding[at] ?? 0;
    const kind = slice.wheels.kind[at] ?? 3;
    const { measured, published } = slice;
    const m = measuredAt[at] ?? 0;
    const p = publishedAt[at] ?? 0;
    return {
      file: `${name.replaceAll('-', '_')}-${version}-${tags}.whl`,
      tags,
      version,
      wheelBytes: bytes === null ? null : between(bytes - rounding, bytes, bytes + rounding),
      kind,
      measured:
        kind !== 0
          ? null
          : {
              unpacked: measured.unpacked[m] ?? 0,
              pyc: measured.pyc[m] ?? 0,
              native: measured.native[m] ?? 0,
              py: measured.py[m] ?? 0,
              gzip: measured.gzip[m] ?? 0,
              files: measured.files[m] ?? 0,
              topLevel: list(measured.topLevel[m]),
              scripts: measured.scripts[m] ?? 0,
            },
      published:
        kind !== 1 && kind !== 2
          ? null
          : {
              unpacked: published.unpacked[p] ?? 0,
              py: published.py[p] ?? 0,
              files: published.files[p] ?? 0,
            },
    };
  }

  function draft(name: string, at: number): Draft {
    const { releases } = slice;
    const version = releases.version[at] ?? '';
    const since = known(releases.since[at]);
    const start = wheelStart[at] ?? 0;
    const count = releases.wheels[at] ?? 0;
    return {
      release: {
        version,
        index: text(releases.index[at]),
        since:
          since === null ? null : new Date(EPOCH + since * 86_400_000).toISOString().slice(0, 10),
        requiresPython:
          known(releases.requiresPython[at]) === null ? null : text(releases.requiresPython[at]),
        requires: list(releases.requires[at]),
        ranged: releases.ranges[at] === 1,
        extras: list(releases.extras[at]),
        sdistBytes: known(releases.sdist[at]),
      },
      wheels: Array.from({ length: count }, (_, step) => wheel(name, version, start + step)),
    };
  }

  return {
    has: (name) => starts.has(name),
    drafts: (name) => {
      const place = starts.get(name);
      if (place === undefined) return [];
      return Array.from({ length: place.count }, (_, step) => draft(name, place.from + step));
    },
  };
}

function prefixSums(counts: readonly number[]): number[] {
  let sum = 0;
  return counts.map((count) => {
    const before = sum;
    sum += count;
    return before;
  });
}

/** Median, 10th and 90th percentile of what the measured wheels without native code leave on disk. */
function typicalBytes(slice: WheelSlice): Amount {
  const { unpacked, pyc, native } = slice.measured;
  const sums = unpacked
    .map((bytes, at) => bytes + (pyc[at] ?? 0))
    .filter((_, at) => native[at] === 0)
    .sort((a, b) => a - b);
  const at = (share: number): number => sums[Math.floor(sums.length * share)] ?? 0;
  return between(at(0.1), at(0.5), at(0.9));
}
