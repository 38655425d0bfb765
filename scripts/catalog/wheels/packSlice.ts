import type { WheelSlice } from '../../../src/catalog/wheelSlice.ts';
import { compareVersions } from '../../../src/engine/packages/python/version.ts';
import type { BuildProject, BuildRelease, BuildWheel } from './buildProject.ts';

const EPOCH = Date.UTC(2000, 0, 1);

/** A project's name with those of its releases that go into this slice. */
export interface SlicePart {
  readonly project: BuildProject;
  readonly releases: readonly BuildRelease[];
}

/** Newest first; equal versions of several indexes by the index's name. */
export function sortReleases(releases: Iterable<BuildRelease>): BuildRelease[] {
  return [...releases].sort(
    (a, b) => compareVersions(b.version, a.version) || (a.index < b.index ? -1 : 1),
  );
}

/** The columns of a slice; `strings` and `lists` in order of first use, so the same facts give the same bytes. */
export function packSlice(date: string, parts: readonly SlicePart[]): WheelSlice {
  const strings = interner((text: string) => text);
  const lists = interner((list: readonly number[]) => list.join());
  const listOf = (texts: readonly string[]): number => lists.add(texts.map(strings.add));
  const releases = parts.flatMap((part) => part.releases);
  const wheels = releases.flatMap(wheelsOf);
  const measured = wheels.flatMap((wheel) =>
    wheel.weight?.kind === 'measured' ? [wheel.weight] : [],
  );
  const published = wheels.flatMap((wheel) =>
    wheel.weight?.kind === 'published' ? [wheel.weight] : [],
  );
  const columns = {
    projects: {
      name: parts.map((part) => part.project.name),
      releases: parts.map((part) => part.releases.length),
    },
    releases: {
      version: releases.map((release) => release.version),
      index: releases.map((release) => strings.add(release.index)),
      since: releases.map((release) => dayOf(release.since)),
      requiresPython: releases.map((release) =>
        release.requiresPython === null ? -1 : strings.add(release.requiresPython),
      ),
      requires: releases.map((release) => listOf(release.requires ?? [])),
      ranges: releases.map((release) => ['none', 'own', 'lent'].indexOf(release.ranges)),
      extras: releases.map((release) => listOf(release.extras)),
      sdist: releases.map((release) => release.sdistBytes ?? -1),
      wheels: releases.map((release) => release.wheels.size),
    },
    wheels: {
      tags: wheels.map((wheel) => strings.add(wheel.tags)),
      bytes: wheels.map((wheel) => wheel.wheelBytes ?? -1),
      rounding: wheels.map((wheel) => wheel.wheelRounding),
      kind: wheels.map(kindOf),
    },
    measured: {
      unpacked: measured.map((weight) => weight.unpacked),
      pyc: measured.map((weight) => weight.pyc),
      native: measured.map((weight) => weight.native),
      py: measured.map((weight) => weight.py),
      gzip: measured.map((weight) => weight.gzip),
      files: measured.map((weight) => weight.files),
      topLevel: measured.map((weight) => listOf(weight.topLevel)),
      scripts: measured.map((weight) => weight.scripts),
    },
    published: {
      unpacked: published.map((weight) => weight.unpacked),
      py: published.map((weight) => weight.py),
      files: published.map((weight) => weight.files),
    },
  };
  return { date, strings: strings.all, lists: lists.all, ...columns };
}

function wheelsOf(release: BuildRelease): BuildWheel[] {
  return [...release.wheels.values()].sort((a, b) => (a.tags < b.tags ? -1 : 1));
}

function kindOf(wheel: BuildWheel): number {
  if (wheel.weight === null) return 3;
  if (wheel.weight.kind === 'measured') return 0;
  return wheel.weight.sameTags ? 1 : 2;
}

function dayOf(day: string | null): number {
  return day === null ? -1 : Math.round((Date.parse(day) - EPOCH) / 86_400_000);
}

interface Interner<T> {
  readonly all: T[];
  readonly add: (value: T) => number;
}

function interner<T>(keyOf: (value: T) => string): Interner<T> {
  const all: T[] = [];
  const positions = new Map<string, number>();
  const add = (value: T): number => {
    const key = keyOf(value);
    const known = positions.get(key);
    if (known !== undefined) return known;
    positions.set(key, all.length);
    all.push(value);
    return all.length - 1;
  };
  return { all, add };
}
