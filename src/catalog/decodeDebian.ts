import type {
  DebianGroup,
  DebianIndex,
  DebianPackage,
  DebianSuite,
} from '../engine/packages/debian/debianIndex.ts';
import { nearestNames } from '../engine/packages/debian/nearestNames.ts';
import {
  fillRepeats,
  findRow,
  readNames,
  readOpponents,
  readProviders,
  readRow,
  readSparse,
  words,
  type Measured,
} from './debianColumns.ts';
import { toDebianSlice, type DebianSlice } from './debianSlice.ts';

const SUITES: readonly DebianSuite[] = ['bullseye', 'bookworm', 'trixie'];

/**
 * Opens a suite. Names are read at once, everything else of a package when somebody looks at it: a Dockerfile needs some
 * hundred of 60,000 packages.
 *
 * @param first the slice `debian-<suite>`
 * @param rest the slice `debian-<suite>-rest`, which holds the whole suite, once it is there
 * @throws TypeError when the value is no Debian slice
 */
export function decodeDebian(first: unknown, rest?: unknown): DebianIndex {
  return new SliceIndex(toDebianSlice(rest ?? first));
}

class SliceIndex implements DebianIndex {
  readonly suite: DebianSuite;
  readonly whole: boolean;
  readonly date: string;
  readonly names: readonly string[];
  readonly columns: Columns;
  readonly #packages: (SlicePackage | undefined)[] = [];
  #providers: ReadonlyMap<string, readonly number[]> | undefined;
  #opponents: ReadonlyMap<number, readonly number[]> | undefined;

  constructor(slice: DebianSlice) {
    const suite = SUITES.find((known) => known === slice.suite);
    if (suite === undefined) throw new TypeError(`unknown suite ${slice.suite}`);
    this.suite = suite;
    this.whole = slice.whole;
    this.date = slice.date;
    this.names = readNames(slice.names);
    this.columns = new Columns(slice);
  }

  find(name: string): DebianPackage | undefined {
    const row = findRow(this.names, name);
    return row < 0 ? undefined : this.at(row);
  }

  providers(name: string): readonly DebianPackage[] {
    this.#providers ??= readProviders(this.columns.provides);
    return (this.#providers.get(name) ?? [])
      .filter((row) => this.names[row] !== name)
      .map((row) => this.at(row));
  }

  opponents(one: DebianPackage): readonly DebianPackage[] {
    this.#opponents ??= readOpponents(this.columns.conflicts);
    const row = findRow(this.names, one.name);
    return (this.#opponents.get(row) ?? []).map((other) => this.at(other));
  }

  nearest(name: string, count: number): readonly string[] {
    return nearestNames(name, this.names, count);
  }

  at(row: number): SlicePackage {
    return (this.#packages[row] ??= new SlicePackage(this, row));
  }
}

class SlicePackage implements DebianPackage {
  readonly name: string;
  readonly #index: SliceIndex;
  readonly #row: number;
  #depends: readonly DebianGroup[] | undefined;
  #recommends: readonly DebianGroup[] | undefined;
  #conflicts: readonly DebianPackage[] | undefined;

  constructor(index: SliceIndex, row: number) {
    this.#index = index;
    this.#row = row;
    this.name = index.names[row] ?? '';
  }

  get version(): string {
    return this.#index.columns.versions[this.#row] ?? '';
  }

  get installedBytes(): number {
    return (this.#index.columns.slice.installed[this.#row] ?? 0) * 1024;
  }

  get debBytes(): number {
    return (this.#index.columns.slice.deb[this.#row] ?? 0) * 1024;
  }

  get slimBytes(): number | null {
    return this.#index.columns.slim.get(this.#row)?.bytes ?? null;
  }

  get paths(): number | null {
    return this.#index.columns.slim.get(this.#row)?.paths ?? null;
  }

  get section(): string {
    const { section, sections } = this.#index.columns.slice;
    return sections[section.charCodeAt(this.#row) - FIRST_SECTION] ?? '';
  }

  get meeting(): number {
    return this.#index.columns.meeting.get(this.#row) ?? Infinity;
  }

  get depends(): readonly DebianGroup[] {
    return (this.#depends ??= this.#groups(this.#index.columns.depends));
  }

  get recommends(): readonly DebianGroup[] {
    return (this.#recommends ??= this.#groups(this.#index.columns.recommends));
  }

  get conflicts(): readonly DebianPackage[] {
    const line = this.#index.columns.conflicts[this.#row] ?? '';
    return (this.#conflicts ??= words(line).map((text) => this.#other(text)));
  }

  #groups(column: readonly string[]): readonly DebianGroup[] {
    return words(column[this.#row] ?? '').map((group) =>
      group === '!' ? [] : group.split('|').map((text) => this.#other(text)),
    );
  }

  #other(text: string): DebianPackage {
    return this.#index.at(readRow(text, this.#row));
  }
}

/** Character code that stands for the first section. */
const FIRST_SECTION = 35;

/** The text columns of a slice, each cut into rows when it is first needed. */
class Columns {
  readonly slice: DebianSlice;
  #versions: readonly string[] | undefined;
  #slim: ReadonlyMap<number, Measured> | undefined;
  #meeting: ReadonlyMap<number, number> | undefined;
  #depends: readonly string[] | undefined;
  #recommends: readonly string[] | undefined;
  #conflicts: readonly string[] | undefined;

  constructor(slice: DebianSlice) {
    this.slice = slice;
  }

  get versions(): readonly string[] {
    return (this.#versions ??= fillRepeats(this.slice.versions));
  }

  get slim(): ReadonlyMap<number, Measured> {
    return (this.#slim ??= readSparse(this.slice.slim));
  }

  get meeting(): ReadonlyMap<number, number> {
    return (this.#meeting ??= new Map(
      (this.slice.meeting ?? []).map((row, place) => [row, place]),
    ));
  }

  get depends(): readonly string[] {
    return (this.#depends ??= this.slice.depends.split('\n'));
  }

  get recommends(): readonly string[] {
    return (this.#recommends ??= this.slice.recommends.split('\n'));
  }

  get conflicts(): readonly string[] {
    return (this.#conflicts ??= this.slice.conflicts.split('\n'));
  }

  get provides(): readonly string[] {
    return this.slice.provides.split('\n');
  }
}
