import type { Candidate } from './candidates.ts';
import { inTheWay, loosen, looseningOf, withAsked, type Loosening } from './loosening.ts';
import { searchOnce, type Found, type SearchResult } from './searchOnce.ts';
import { candidatesOf, nameOf, type Demand, type Node, type SearchInput } from './searchState.ts';
import { isPin } from './version.ts';

/**
 * Finds one candidate for every node so that all demands are met, as resolvelib does for pip.
 * See DESIGN.md; the order of choices is that of pip 23.2 (src/pip/_internal/resolution/resolvelib/provider.py).
 * Lent ranges are guesses: where nothing meets them all, they are left out, and lent pins after them.
 */
export function search(input: SearchInput): SearchResult {
  const attempts = [input, leaveOut(input, (range) => !isPin(range)), leaveOut(input, () => true)];
  let causes: readonly Demand[] = [];
  for (const attempt of attempts) {
    const found = searchWidened(attempt);
    if (found.result !== null) return withNewest(attempt, found.result);
    causes = found.causes;
  }
  return searchLoosened(attempts.at(-1) ?? input, causes);
}

/** Where the newest releases do not meet, the older ones of who is in conflict are looked at: torch 2.6 goes with no newer torchaudio. */
function searchWidened(input: SearchInput): Found {
  for (;;) {
    const found = searchOnce(input);
    if (found.result !== null || !input.source.widen(namesIn(found.causes))) return found;
  }
}

function namesIn(causes: readonly Demand[]): ReadonlySet<string> {
  return new Set(
    causes.flatMap(({ node, parent }) => [
      nameOf(node),
      ...(parent === null ? [] : [nameOf(parent)]),
    ]),
  );
}

/** How many names may give way before nothing is searched any more. */
const MOST_LOOSENED = 3;

/**
 * The answer when demands do not meet: one name after the other that stands in the way gives way, so that one name without a release
 * does not cost the others what they pin.
 */
function searchLoosened(input: SearchInput, conflict: readonly Demand[]): SearchResult {
  const loosened = new Map<string, Loosening>();
  let causes = conflict;
  while (loosened.size < MOST_LOOSENED) {
    const name = inTheWay(causes, loosened);
    if (name === null) break;
    loosened.set(name, looseningOf(input, name));
    const found = searchOnce(loosen(input, loosened));
    if (found.result !== null) {
      return { ...found.result, demands: withAsked(input, found.result, loosened), conflict };
    }
    causes = found.causes;
  }
  return settle(input, conflict);
}

/** The last resort when demands do not meet: the newest candidate that the first demands allow, for every node that is reached. */
function settle(input: SearchInput, conflict: readonly Demand[]): SearchResult {
  const pins = new Map<Node, Candidate>();
  const demands = new Map<Node, Demand[]>();
  const unknown = new Set<Node>();
  const queue = [...input.roots];
  for (let at = 0; at < queue.length; at += 1) {
    const demand = queue[at];
    if (demand === undefined) break;
    const { node } = demand;
    demands.set(node, [...(demands.get(node) ?? []), demand]);
    if (pins.has(node) || unknown.has(node)) continue;
    const twin = pins.get(nameOf(node));
    const list = candidatesOf(input, node, [demand], new Set());
    const any = list?.length === 0 ? candidatesOf(input, node, [], new Set()) : list;
    const candidate = twin ?? any?.[0];
    if (candidate === undefined) {
      if (list === null) unknown.add(node);
      continue;
    }
    pins.set(node, candidate);
    queue.push(...input.demandsOf(node, candidate));
  }
  return { pins, demands, unknown, conflict: conflict.length > 0 ? conflict : input.roots };
}

/** How many names' lent ranges may give way so that what the user named is its newest. */
const MOST_LENT = 8;

/**
 * pip rarely goes back on what the user named: where an older release was taken although the newest would do without lent ranges, the
 * lent ones in the way are left out.
 */
function withNewest(input: SearchInput, result: SearchResult): SearchResult {
  const newest = new Map<string, string>();
  for (const { node, range } of input.roots) {
    const first = candidatesOf(input, node, [], new Set())?.[0];
    const taken = result.pins.get(node);
    if (range === '' && first !== undefined && taken?.release && first.version !== taken.version) {
      newest.set(nameOf(node), first.version);
    }
  }
  if (newest.size === 0) return result;
  const wanted = input.roots.map((root) => {
    const version = newest.get(nameOf(root.node));
    return version === undefined || root.range !== '' ? root : { ...root, range: `==${version}` };
  });
  const left = new Map<string, Loosening>();
  const lenient = (): SearchInput => loosen({ ...input, roots: wanted }, left, isLentTo);
  const kept = (found: SearchResult): SearchResult => ({
    ...found,
    demands: withAsked(input, found, left),
  });
  while (left.size < MOST_LENT) {
    const found = searchOnce(lenient());
    if (found.result !== null) return kept(found.result);
    const inWay = found.causes.map(({ node }) => nameOf(node)).filter((name) => !left.has(name));
    const lent = found.causes.filter(isLentTo).map(({ node }) => nameOf(node));
    const next = inWay.find((name) => lent.includes(name));
    if (next === undefined) break;
    left.set(next, looseningOf(input, next) === 'name' ? 'name' : 'ranges');
  }
  const found = searchOnce(leaveOut(lenient(), () => true));
  return found.result === null ? result : kept(found.result);
}

function isLentTo(demand: Demand): boolean {
  return demand.isLent === true;
}

function leaveOut(input: SearchInput, drops: (range: string) => boolean): SearchInput {
  return {
    ...input,
    demandsOf: (node, candidate) =>
      input
        .demandsOf(node, candidate)
        .map((demand) =>
          demand.isLent === true && drops(demand.range) ? { ...demand, range: '' } : demand,
        ),
  };
}
