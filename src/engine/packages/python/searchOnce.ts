import type { Candidate } from './candidates.ts';
import {
  addDemand,
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

export interface Found {
  /** Null when the demands do not meet, or the budget is spent. */
  readonly result: SearchResult | null;
  readonly causes: readonly Demand[];
}

/** One search in which every demand counts, as resolvelib goes about it. */
export function searchOnce(input: SearchInput): Found {
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
