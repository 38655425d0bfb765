import type { Candidate } from './candidates.ts';
import {
  addDemand,
  candidatesOf,
  depthsOf,
  failuresOf,
  isEmpty,
  nameOf,
  openNodes,
  withFailures,
  withoutParent,
  type Demand,
  type Node,
  type SearchInput,
  type State,
} from './searchState.ts';
import { isPin } from './version.ts';

export interface SearchResult {
  readonly pins: ReadonlyMap<Node, Candidate>;
  readonly demands: ReadonlyMap<Node, readonly Demand[]>;
  /** Nodes of names that the catalog does not know. */
  readonly unknown: ReadonlySet<Node>;
  /** Demands that could not be met together; empty for a clean result. */
  readonly conflict: readonly Demand[];
}

/** pip itself gives up only after 200,000 rounds; what takes more than this is not going to be settled while somebody waits. */
const MOST_ROUNDS = 1500;

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
    if (found.result !== null) return found.result;
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

/** What a name in the way gives up: what others ask of it, what the user asks too, or itself. */
type Loosening = 'others' | 'ranges' | 'name';

function looseningOf(input: SearchInput, name: string): Loosening {
  const asked = input.roots.filter((root) => nameOf(root.node) === name);
  const has = (demands: readonly Demand[]): boolean =>
    candidatesOf(input, name, demands, new Set())?.length !== 0;
  if (has(asked)) return 'others';
  return has([]) ? 'ranges' : 'name';
}

/** The name that most different demands are made on, or that has nothing to meet them with; null when all have given way. */
function inTheWay(
  causes: readonly Demand[],
  loosened: ReadonlyMap<string, Loosening>,
): string | null {
  const ranges = new Map<string, Set<string>>();
  for (const { node, range } of causes) {
    const name = nameOf(node);
    if (!loosened.has(name)) ranges.set(name, (ranges.get(name) ?? new Set()).add(range));
  }
  return [...ranges].sort(([, a], [, b]) => b.size - a.size)[0]?.[0] ?? null;
}

function loosen(input: SearchInput, names: ReadonlyMap<string, Loosening>): SearchInput {
  const loose = (demands: readonly Demand[]): readonly Demand[] =>
    demands.flatMap((demand) => {
      const way = names.get(nameOf(demand.node));
      if (way === undefined || (way === 'others' && demand.parent === null)) return demand;
      return way === 'name' ? [] : { ...demand, range: '' };
    });
  return {
    ...input,
    roots: loose(input.roots),
    demandsOf: (node, candidate) => loose(input.demandsOf(node, candidate)),
  };
}

/** The demands as they were made, of names that gave way too, so that it can be said who asked for what. */
function withAsked(
  input: SearchInput,
  { pins, demands }: SearchResult,
  loosened: ReadonlyMap<string, Loosening>,
): ReadonlyMap<Node, readonly Demand[]> {
  const all = new Map(demands);
  const made = [
    ...input.roots,
    ...[...pins].flatMap(([node, candidate]) => input.demandsOf(node, candidate)),
  ];
  for (const demand of made) {
    const { node } = demand;
    if (!loosened.has(nameOf(node))) continue;
    all.set(node, [...(all.get(node) ?? []).filter((one) => one.parent !== demand.parent), demand]);
  }
  return all;
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

interface Found {
  /** Null when the demands do not meet, or the budget is spent. */
  readonly result: SearchResult | null;
  readonly causes: readonly Demand[];
}

function searchOnce(input: SearchInput): Found {
  let causes: readonly Demand[] = [];
  let first: State = { pins: new Map(), criteria: new Map() };
  for (const root of input.roots) first = addDemand(input, first, root) ?? first;
  const impossible = [...first.criteria.values()].find(isEmpty);
  if (impossible) return { result: null, causes: impossible.demands };
  let states: State[] = [first];
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const state = states.at(-1);
    if (state === undefined) break;
    const open = openNodes(state);
    if (open.length === 0) return { result: resultOf(state), causes };
    const node = mostConstrained(open, state, input.roots, causes);
    const attempt = pin(input, state, node);
    if (attempt.state !== null) {
      states.push(attempt.state);
      continue;
    }
    causes = attempt.causes;
    states = goBack(input, states, causes);
    if (states.length === 0) break;
  }
  return { result: null, causes };
}

/** Pinned by `==` first, then what just failed, then near to the user, then in the user's order, then with any range. */
function mostConstrained(
  open: readonly Node[],
  state: State,
  roots: readonly Demand[],
  causes: readonly Demand[],
): Node {
  const failed = new Set(causes.flatMap((one) => [one.node, one.parent ?? '']));
  const depths = depthsOf(state);
  const score = (node: Node): readonly (number | string)[] => {
    const demands = state.criteria.get(node)?.demands ?? [];
    const order = roots.findIndex((root) => root.node === node);
    return [
      demands.some((demand) => isPin(demand.range)) ? 0 : 1,
      failed.has(node) ? 0 : 1,
      depths.get(node) ?? Infinity,
      order < 0 ? Infinity : order,
      demands.some((demand) => demand.range !== '') ? 0 : 1,
      node,
    ];
  };
  let best = open[0] ?? '';
  let bestScore = score(best);
  for (const node of open.slice(1)) {
    const other = score(node);
    if (isLess(other, bestScore)) {
      best = node;
      bestScore = other;
    }
  }
  return best;
}

function isLess(a: readonly (number | string)[], b: readonly (number | string)[]): boolean {
  for (const [at, value] of a.entries()) {
    const other = b[at] ?? 0;
    if (value !== other) return value < other;
  }
  return false;
}

interface Attempt {
  readonly state: State | null;
  readonly causes: readonly Demand[];
}

/** Takes the newest candidate whose own demands leave every node something. */
function pin(input: SearchInput, state: State, node: Node): Attempt {
  const criterion = state.criteria.get(node);
  const causes: Demand[] = [];
  for (const candidate of criterion?.candidates ?? []) {
    const cleaned = withoutParent(input, state, node);
    let next: State | null = cleaned;
    for (const demand of input.demandsOf(node, candidate)) {
      const before: State = next;
      next = addDemand(input, before, demand);
      if (next === null) {
        causes.push(...(before.criteria.get(demand.node)?.demands ?? []), demand);
        break;
      }
    }
    if (next === null) continue;
    const pins = new Map(next.pins);
    pins.delete(node);
    return { state: { pins: pins.set(node, candidate), criteria: next.criteria }, causes };
  }
  return { state: null, causes: [...causes, ...(criterion?.demands ?? [])] };
}

/** States after undoing the last pin that the conflict depends on, with its version marked as failed. */
function goBack(input: SearchInput, states: readonly State[], causes: readonly Demand[]): State[] {
  const involved = new Set(causes.flatMap((one) => [nameOf(one.node), nameOf(one.parent ?? '')]));
  let stack = states.slice();
  let failures = failuresOf(stack.at(-1));
  while (stack.length > 1) {
    const broken = stack.pop();
    const last = broken === undefined ? undefined : [...broken.pins].at(-1);
    if (broken === undefined || last === undefined) break;
    const [node, candidate] = last;
    const isInvolved =
      involved.has(nameOf(node)) ||
      input.demandsOf(node, candidate).some((demand) => involved.has(nameOf(demand.node)));
    if (!isInvolved) continue;
    const known = failures.get(node) ?? new Set<string>();
    failures = new Map(failures).set(node, new Set([...known, candidate.version]));
    const below = stack.at(-1);
    const next = below === undefined ? null : withFailures(input, below, failures);
    if (next !== null) {
      stack = [...stack, next];
      return stack;
    }
  }
  return [];
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

/** Keeps what the user's demands reach: a pin that was replaced may have left its own demands' pins behind. */
function resultOf(state: State): SearchResult {
  const reached = depthsOf(state);
  const pins = new Map([...state.pins].filter(([node]) => reached.has(node)));
  const demands = new Map<Node, readonly Demand[]>();
  const unknown = new Set<Node>();
  for (const [node, criterion] of state.criteria) {
    const live = criterion.demands.filter((one) => one.parent === null || pins.has(one.parent));
    if (live.length === 0) continue;
    demands.set(node, live);
    if (criterion.candidates === null) unknown.add(node);
  }
  return { pins, demands, unknown, conflict: [] };
}
