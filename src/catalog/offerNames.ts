import type { Catalog } from '../engine/catalog.ts';
import type { DebianIndex, DebianSuite } from '../engine/packages/debian/debianIndex.ts';
import { normalizeName } from '../engine/packages/python/normalizeName.ts';
import type { WheelTable } from '../engine/packages/python/wheelTable.ts';
import type { Platform } from '../engine/workspace.ts';

/** What a text under way asks of the catalog's names. */
export type NameQuestion = {
  readonly platform: Platform;
  /** A month or day for floating tags; null: the catalog's day. */
  readonly asOf: string | null;
} & (
  | {
      readonly kind: 'debian';
      readonly typed: string;
      /** The image that the packages are installed on; null when it cannot be told. */
      readonly base: string | null;
    }
  | { readonly kind: 'python'; readonly typed: string }
  /** What images weigh whose references are known already. */
  | { readonly kind: 'images'; readonly references: readonly string[] }
);

export interface OfferedName {
  readonly name: string;
  /**
   * Of a Debian package the files that it installs itself, of a distribution its newest wheel as unpacked, both without what they depend
   * on; of an image all of it. Null where no loaded slice tells.
   */
  readonly bytes: number | null;
}

export interface Offer {
  readonly names: readonly OfferedName[];
  /** Whether these are all: a longer word may find others. */
  readonly isWhole: boolean;
  /** Where Debian packages come from. */
  readonly suite: DebianSuite | null;
}

/** More would only be scrolled through. */
const MOST = 50;
/** So short a word is answered by the names that are loaded first, which are those that Dockerfiles install. */
const SHORT = 2;
/** Stable since August 2025: for images of which nothing is known. */
const STABLE: DebianSuite = 'trixie';
/** What no package is called: a lookup of it needs the whole suite. */
const NO_PACKAGE = '';

/**
 * Names of the catalog that go on with a word, those that are installed often first. As every lookup it notes slices that are not loaded,
 * and answers with what is there.
 */
export function offerNames(catalog: Catalog, question: NameQuestion): Offer {
  switch (question.kind) {
    case 'debian':
      return offerDebian(catalog, question);
    case 'python':
      return offerPython(catalog.wheels(), question.typed, question.platform);
    case 'images': {
      const table = catalog.images();
      const { references, platform, asOf } = question;
      const names = references.map((name): OfferedName => {
        const image = table?.resolve(name, platform, asOf ?? undefined);
        const isKnown = image?.match === 'exact' || image?.match === 'alias';
        return { name, bytes: image !== undefined && isKnown ? image.amount.bytes : null };
      });
      return { names, isWhole: true, suite: null };
    }
  }
}

const NOTHING: Offer = { names: [], isWhole: true, suite: null };

function offerDebian(
  catalog: Catalog,
  { typed, base, platform, asOf }: Extract<NameQuestion, { kind: 'debian' }>,
): Offer {
  const images = catalog.images();
  if (images === undefined) return NOTHING;
  const system = base === null ? null : images.resolve(base, platform, asOf ?? undefined).system;
  if (system !== null && system.kind !== 'debian' && system.kind !== 'unknown') return NOTHING;
  const suite = system?.kind === 'debian' ? system.suite : STABLE;
  const first = catalog.debian(suite, []);
  if (first === undefined) return NOTHING;
  const popular = byLength(beginningWith(first.names, typed));
  const isEnough = popular.length >= MOST || typed.length < SHORT;
  const whole = isEnough ? undefined : catalog.debian(suite, [NO_PACKAGE]);
  const known = new Set(popular);
  const others = beginningWith(whole?.names ?? [], typed).filter((name) => !known.has(name));
  const rest = [...popular, ...byLength(others)].filter((name) => name !== typed);
  const isName = known.has(typed) || whole?.find(typed) !== undefined;
  const names = isName ? [typed, ...rest] : rest;
  return {
    names: names.slice(0, MOST).map((name) => ({ name, bytes: bytesOf(whole ?? first, name) })),
    isWhole: !isEnough && names.length <= MOST,
    suite,
  };
}

/** Measured under the slim path-excludes where that is known, else as the package's control file says. */
function bytesOf(index: DebianIndex, name: string): number | null {
  const found = index.find(name);
  return found === undefined ? null : (found.slimBytes ?? found.installedBytes);
}

/** The shortest first: the main package of a family is called as the family is. */
function byLength(names: readonly string[]): readonly string[] {
  return [...names].sort((a, b) => a.length - b.length || (a < b ? -1 : 1));
}

/** Names that begin with a word, out of names sorted by code unit. */
function beginningWith(names: readonly string[], typed: string): readonly string[] {
  let low = 0;
  let high = names.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((names[middle] ?? '') < typed) low = middle + 1;
    else high = middle;
  }
  let end = low;
  while (end < names.length && (names[end] ?? '').startsWith(typed)) end += 1;
  return names.slice(low, end);
}

function offerPython(wheels: WheelTable | undefined, typed: string, platform: Platform): Offer {
  if (wheels?.names === undefined) return NOTHING;
  // PEP 503: `Scikit_Learn` is scikit-learn; a sign at the end may still become one.
  const wanted = normalizeName(typed);
  const { first, rest } = wheels.names;
  const fit = (name: string): boolean => name.startsWith(wanted);
  const popular = byLength(first.filter(fit)).slice(0, MOST);
  // Their weights are in slices of their own, which a word under way is no reason to load.
  const others = byLength(rest.filter(fit)).map((name): OfferedName => ({ name, bytes: null }));
  const names = [
    ...popular.map((name) => ({ name, bytes: newestBytes(wheels, name, platform) })),
    ...others,
  ];
  return { names: names.slice(0, MOST), isWhole: names.length < MOST, suite: null };
}

/** PEP 440: pip installs none of these unasked. */
const PRE_RELEASE = /\d(?:a|b|rc|\.dev)\d/;

/** Bytes of the newest release's wheel for the platform, the newest CPython's where there are several. */
function newestBytes(wheels: WheelTable, name: string, platform: Platform): number | null {
  const machine =
    platform === 'linux/arm64'
      ? /-any\.whl$|manylinux\S*_aarch64/
      : /-any\.whl$|manylinux\S*_x86_64/;
  for (const { index, version, wheels: files } of wheels.project(name)?.releases ?? []) {
    if (index !== 'pypi' || PRE_RELEASE.test(version)) continue;
    const wheel = files.findLast(({ file }) => machine.test(file));
    if (wheel !== undefined) return wheel.weight.unpacked.bytes;
  }
  return null;
}
