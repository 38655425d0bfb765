import type { DebianGroup, DebianIndex, DebianPackage } from './debianIndex.ts';
import type {
  ChosenPackage,
  DebianProblem,
  DebianRequest,
  DebianResolution,
} from './resolution.ts';
import { packagesThatMustGo } from './packagesThatMustGo.ts';
import { matchesVersion } from './matchesVersion.ts';

/** Answers kept for one index; a page weighs the same installs again at every keystroke and for every suggestion. */
const MOST_KEPT = 100;

const answers = new WeakMap<DebianIndex, Map<string, DebianResolution>>();

/** What `resolveAnew` finds, looked up when the same was asked of the same index before: an index never changes. */
export function resolveInstall(
  index: DebianIndex,
  installed: ReadonlyMap<string, string>,
  request: readonly DebianRequest[],
  options: { readonly recommends: boolean },
): DebianResolution {
  const kept = answers.get(index) ?? new Map<string, DebianResolution>();
  answers.set(index, kept);
  const key = JSON.stringify([request, options.recommends, ...installed]);
  const known = kept.get(key);
  if (known !== undefined) return known;
  const found = resolveAnew(index, installed, request, options);
  if (kept.size >= MOST_KEPT) kept.clear();
  kept.set(key, found);
  return found;
}

/**
 * The packages that `apt-get install` adds to a system, as apt's own marking pass picks them. The rules are in DESIGN.md.
 *
 * @param installed versions by name; a name that the index lacks still counts as installed
 * @param options.recommends whether Recommends are followed (apt's default)
 */
function resolveAnew(
  index: DebianIndex,
  installed: ReadonlyMap<string, string>,
  request: readonly DebianRequest[],
  options: { readonly recommends: boolean },
): DebianResolution {
  const asked = nameRequested(index, request);
  if (asked.problems.length > 0) return { kind: 'refused', problems: asked.problems };

  const wanted = [...new Set(asked.found.map(({ package: one }) => one))];
  const isOld = (one: DebianPackage): boolean => {
    const have = installed.get(one.name);
    return have !== undefined && have !== '' && have !== one.version;
  };
  const marking = new Marking(index, installed, options.recommends);
  const fresh = wanted.filter((one) => !installed.has(one.name) || isOld(one));
  const problems = marking.install(fresh);
  if (problems.length > 0) return { kind: 'refused', problems };

  const chosen = marking.chosen();
  return {
    kind: 'installed',
    new: chosen.filter((one) => !installed.has(one.package.name)),
    upgraded: chosen
      .filter((one) => installed.has(one.package.name))
      .map((one) => ({ package: one.package, from: installed.get(one.package.name) ?? '' })),
    removed: packagesThatMustGo(
      index,
      installed,
      chosen.map((one) => one.package),
    ),
    substituted: asked.found.flatMap(({ request: { name }, package: one }) =>
      one.name === name ? [] : [{ name, by: one.name }],
    ),
    missedPins: asked.found.flatMap(({ request: { name, version }, package: one }) =>
      version === null || matchesVersion(one.version, version)
        ? []
        : [{ name, wanted: version, has: one.version }],
    ),
  };
}

interface Asked {
  readonly found: readonly { readonly request: DebianRequest; readonly package: DebianPackage }[];
  readonly problems: readonly DebianProblem[];
}

/** A name that no package has is replaced by its only provider (apt: "Note, selecting 'x' instead of 'y'"). */
function nameRequested(index: DebianIndex, requests: readonly DebianRequest[]): Asked {
  const found: { request: DebianRequest; package: DebianPackage }[] = [];
  const problems: DebianProblem[] = [];
  for (const request of requests) {
    const { name } = request;
    const real = index.find(name);
    const providers = real === undefined ? index.providers(name) : [];
    const only = real ?? (providers.length === 1 ? providers[0] : undefined);
    if (only !== undefined) found.push({ request, package: only });
    else if (providers.length > 1) {
      problems.push({ kind: 'virtual', name, providers: providers.map((one) => one.name) });
    } else problems.push({ kind: 'not-found', name });
  }
  return { found, problems };
}

interface Mark {
  readonly package: DebianPackage;
  /** The mark whose dependency this is; null for the request. */
  readonly by: Mark | null;
  readonly recommended: boolean;
}

/**
 * One run of apt's MarkInstall: depth first, with a way back when a package turns out not to be installable.
 * Source: apt-pkg/depcache.cc of apt 3.1.12, pkgDepCache::MarkInstall and what it calls.
 */
class Marking {
  readonly #index: DebianIndex;
  readonly #installed: ReadonlyMap<string, string>;
  readonly #recommends: boolean;
  readonly #marks = new Map<DebianPackage, Mark>();
  /** What the request cannot do without: nothing that excludes one of these is taken for an alternative. */
  readonly #bound = new Set<DebianPackage>();

  constructor(index: DebianIndex, installed: ReadonlyMap<string, string>, recommends: boolean) {
    this.#index = index;
    this.#installed = installed;
    this.#recommends = recommends;
  }

  install(wanted: readonly DebianPackage[]): DebianProblem[] {
    this.#bind(wanted);
    const clashes = [...this.#bound].flatMap((one) => {
      const against = one.conflicts.find((other) => this.#bound.has(other));
      return against === undefined
        ? []
        : [{ kind: 'unmet', name: one.name, against: against.name } as const];
    });
    if (clashes.length > 0) return clashes;

    // All are marked before any is expanded, so that one can satisfy the other's alternatives.
    const roots = wanted.map((one) => this.#mark(one, null, false));
    if (this.#index.suite === 'bullseye') {
      roots.sort((a, b) => compareMeeting(a.package, b.package));
    }
    for (const root of roots) {
      if (!this.#expand(root)) {
        return [{ kind: 'unmet', name: root.package.name, against: null }];
      }
    }
    return [];
  }

  chosen(): ChosenPackage[] {
    return [...this.#marks.values()].map((mark) => ({
      package: mark.package,
      requiredBy: [...ancestors(mark)].map((one) => one.package.name),
      recommended: mark.recommended,
    }));
  }

  #bind(wanted: readonly DebianPackage[]): void {
    const open = [...wanted];
    for (let one = open.pop(); one !== undefined; one = open.pop()) {
      const asked = wanted.includes(one);
      if (this.#bound.has(one) || (!asked && this.#installed.has(one.name))) continue;
      this.#bound.add(one);
      for (const group of one.depends) {
        const [only] = group;
        if (only !== undefined && group.length === 1) open.push(only);
      }
    }
  }

  #mark(one: DebianPackage, by: Mark | null, recommended: boolean): Mark {
    const mark = { package: one, by, recommended: recommended || (by?.recommended ?? false) };
    this.#marks.set(one, mark);
    return mark;
  }

  #isThere(one: DebianPackage): boolean {
    return this.#marks.has(one) || this.#installed.has(one.name);
  }

  #expand(mark: Mark): boolean {
    const one = mark.package;
    if (!one.depends.every((group) => this.#satisfy(group, mark, false))) return false;
    if (this.#recommends && !this.#installed.has(one.name)) {
      for (const group of one.recommends) this.#satisfy(group, mark, true);
    }
    return true;
  }

  #satisfy(group: DebianGroup, by: Mark, recommended: boolean): boolean {
    if (group.some((one) => this.#isThere(one))) return true;
    return group.some((one) => this.#tryMark(one, by, recommended));
  }

  #tryMark(one: DebianPackage, by: Mark, recommended: boolean): boolean {
    if (this.#clashes(one)) return false;
    const marked = this.#marks.size;
    if (this.#expand(this.#mark(one, by, recommended))) return true;
    for (const late of [...this.#marks.keys()].slice(marked)) this.#marks.delete(late);
    return false;
  }

  /** Whether something marked, installed or bound to come excludes it, or it excludes that. */
  #clashes(one: DebianPackage): boolean {
    if (this.#bound.has(one)) return false;
    const isHeld = (other: DebianPackage): boolean =>
      this.#isThere(other) || this.#bound.has(other);
    return one.conflicts.some(isHeld) || this.#index.opponents(one).some(isHeld);
  }
}

function compareMeeting(a: DebianPackage, b: DebianPackage): number {
  if (a.meeting === b.meeting) return 0;
  return a.meeting < b.meeting ? -1 : 1;
}

function* ancestors(mark: Mark): Generator<Mark> {
  for (let above = mark.by; above !== null; above = above.by) yield above;
}
