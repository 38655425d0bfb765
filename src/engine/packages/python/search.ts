import type { Candidate, CandidateSource } from './candidates.ts';
import { isPin } from './version.ts';

/** A distribution name, or `name[extra]` for one of its extras. */
export type Node = string;

/** A requirement on a node, with the node that asks; null for the user. */
export interface Demand {
  readonly node: Node;
  readonly range: string;
  readonly parent: Node | null;
}

/** All demands on a node, and the versions that failed for it. */
interface Criterion {
  readonly demands: readonly Demand[];
  readonly failed: ReadonlySet<string>;
  /** Null for a name that the catalog does not know. */
  readonly candidates: readonly Candidate[] | null;
}

interface State {
  /** In the order of pinning. */
  readonly pins: ReadonlyMap<Node, Candidate>;
  readonly criteria: ReadonlyMap<Node, Criterion>;
}

export interface SearchResult {
  readonly pins: ReadonlyMap<Node, Candidate>;
  readonly demands: ReadonlyMap<Node, readonly Demand[]>;
  /** Nodes of names that the catalog does not know. */
  readonly unknown: ReadonlySet<Node>;
  /** Demands that could not be met together; empty for a clean result. */
  readonly conflict: readonly Demand[];
}

export interface SearchInput {
  readonly source: CandidateSource;
  readonly roots: readonly Demand[];
  readonly limits: ReadonlyMap<string, readonly string[]>;
  /** Requirements of a candidate as a node: the plain ones, or those of an extra. */
  readonly demandsOf: (node: Node, candidate: Candidate) => readonly Demand[];
}

/** pip itself gives up only after 200,000 rounds; what takes more than this is not going to be settled while somebody waits. */
const MOST_ROUNDS = 4000;

/**
 * Finds one candidate for every node so that all demands are met, as resolvelib does for pip.
 * See DESIGN.md; the order of choices is that of pip 23.2 (src/pip/_internal/resolution/resolvelib/provider.py).
 */
export function search(input: SearchInput): SearchResult {
  let causes: readonly Demand[] = [];
  let first: State = { pins: new Map(), criteria: new Map() };
  for (const root of input.roots) first = addDemand(input, first, root) ?? first;
  const impossible = [...first.criteria.values()].find(isEmpty);
  if (impossible) return settle(input, impossible.demands);
  let states: State[] = [first];
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const state = states.at(-1);
    if (state === undefined) break;
    const open = openNodes(state);
    if (open.length === 0) return resultOf(state, []);
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
  return settle(input, causes);
}

function isEmpty(criterion: Criterion): boolean {
  return criterion.candidates?.length === 0;
}

/** The state with one more demand; null when that leaves its node without candidates. */
function addDemand(input: SearchInput, state: State, demand: Demand): State | null {
  const known = state.criteria.get(demand.node);
  if (known?.demands.some((one) => one.range === demand.range && one.parent === demand.parent)) {
    return state;
  }
  const demands = [...(known?.demands ?? []), demand];
  const failed = known?.failed ?? new Set<string>();
  const criterion = {
    demands,
    failed,
    candidates: candidatesOf(input, demand.node, demands, failed),
  };
  const criteria = new Map(state.criteria).set(demand.node, criterion);
  if (isEmpty(criterion) && demand.parent !== null) return null;
  return { pins: state.pins, criteria };
}

function candidatesOf(
  input: SearchInput,
  node: Node,
  demands: readonly Demand[],
  failed: ReadonlySet<string>,
): readonly Candidate[] | null {
  const name = nameOf(node);
  const ranges = new Set(demands.map((demand) => demand.range).filter((range) => range !== ''));
  for (const limit of input.limits.get(name) ?? []) ranges.add(limit);
  const list = input.source.candidates(name, [...ranges]);
  if (list === null || failed.size === 0) return list;
  return list.filter((one) => !failed.has(one.version));
}

export function nameOf(node: Node): string {
  return node.replace(/\[.*$/, '');
}

function meets(criterion: Criterion, candidate: Candidate): boolean {
  if (criterion.failed.has(candidate.version)) return false;
  return criterion.candidates === null || criterion.candidates.includes(candidate);
}

/** Nodes without a pin, or whose pin a later demand contradicts. Unknown names are never open. */
function openNodes(state: State): Node[] {
  const open: Node[] = [];
  for (const [node, criterion] of state.criteria) {
    if (criterion.candidates === null || criterion.demands.length === 0) continue;
    const pinned = state.pins.get(node);
    if (pinned === undefined || !meets(criterion, pinned)) open.push(node);
  }
  return open;
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

/** 1 for what the user named, one more than the nearest parent's for the rest. */
function depthsOf(state: State): Map<Node, number> {
  const depths = new Map<Node, number>();
  const queue: Node[] = [];
  const children = new Map<Node, Node[]>();
  for (const [node, criterion] of state.criteria) {
    for (const { parent } of criterion.demands) {
      if (parent === null) {
        depths.set(node, 1);
        queue.push(node);
      } else children.set(parent, [...(children.get(parent) ?? []), node]);
    }
  }
  for (let at = 0; at < queue.length; at += 1) {
    const node = queue[at] ?? '';
    for (const child of children.get(node) ?? []) {
      if (depths.has(child)) continue;
      depths.set(child, (depths.get(node) ?? 0) + 1);
      queue.push(child);
    }
  }
  return depths;
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

/** Drops the demands of an earlier pin of the same node. */
function withoutParent(input: SearchInput, state: State, node: Node): State {
  if (!state.pins.has(node)) return state;
  const criteria = new Map(state.criteria);
  for (const [other, criterion] of state.criteria) {
    const demands = criterion.demands.filter((demand) => demand.parent !== node);
    if (demands.length === criterion.demands.length) continue;
    criteria.set(other, {
      ...criterion,
      demands,
      candidates: candidatesOf(input, other, demands, criterion.failed),
    });
  }
  return { pins: state.pins, criteria };
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

function failuresOf(state: State | undefined): ReadonlyMap<Node, ReadonlySet<string>> {
  const failures = new Map<Node, ReadonlySet<string>>();
  for (const [node, criterion] of state?.criteria ?? []) {
    if (criterion.failed.size > 0) failures.set(node, criterion.failed);
  }
  return failures;
}

function withFailures(
  input: SearchInput,
  state: State,
  failures: ReadonlyMap<Node, ReadonlySet<string>>,
): State | null {
  const criteria = new Map(state.criteria);
  for (const [node, versions] of failures) {
    const criterion = criteria.get(node);
    if (criterion === undefined) continue;
    const failed = new Set([...criterion.failed, ...versions]);
    const candidates = candidatesOf(input, node, criterion.demands, failed);
    if (candidates?.length === 0) return null;
    criteria.set(node, { demands: criterion.demands, failed, candidates });
  }
  return { pins: state.pins, criteria };
}

/** The answer when demands do not meet: the newest candidate that the first demands allow, for every node that is reached. */
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
function resultOf(state: State, conflict: readonly Demand[]): SearchResult {
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
  return { pins, demands, unknown, conflict };
}
