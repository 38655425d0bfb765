import type { Candidate, CandidateSource } from './candidates.ts';

/** A distribution name, or `name[extra]` for one of its extras. */
export type Node = string;

/** A requirement on a node, with the node that asks; null for the user. */
export interface Demand {
  readonly node: Node;
  readonly range: string;
  readonly parent: Node | null;
  /** Whether the range is only lent by a neighbour release: it gives way where it conflicts. */
  readonly isLent?: boolean;
}

/** All demands on a node, and the versions that failed for it. */
interface Criterion {
  readonly demands: readonly Demand[];
  readonly failed: ReadonlySet<string>;
  /** Null for a name that the catalog does not know. */
  readonly candidates: readonly Candidate[] | null;
}

export interface State {
  /** In the order of pinning. */
  readonly pins: ReadonlyMap<Node, Candidate>;
  readonly criteria: ReadonlyMap<Node, Criterion>;
}

export interface SearchInput {
  readonly source: CandidateSource;
  readonly roots: readonly Demand[];
  readonly limits: ReadonlyMap<string, readonly string[]>;
  /** Requirements of a candidate as a node: the plain ones, or those of an extra. */
  readonly demandsOf: (node: Node, candidate: Candidate) => readonly Demand[];
}

export function isEmpty(criterion: Criterion): boolean {
  return criterion.candidates?.length === 0;
}

/** The state with one more demand; null when that leaves its node without candidates. */
export function addDemand(input: SearchInput, state: State, demand: Demand): State | null {
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

export function candidatesOf(
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
  if (criterion.candidates === null) return true;
  return criterion.candidates.some(
    (one) => one.version === candidate.version && one.release?.index === candidate.release?.index,
  );
}

/** Nodes without a pin, or whose pin a later demand contradicts. Unknown names are never open. */
export function openNodes(state: State): Node[] {
  const open: Node[] = [];
  for (const [node, criterion] of state.criteria) {
    if (criterion.candidates === null || criterion.demands.length === 0) continue;
    const pinned = state.pins.get(node);
    if (pinned === undefined || !meets(criterion, pinned)) open.push(node);
  }
  return open;
}

/** 1 for what the user named, one more than the nearest parent's for the rest. */
export function depthsOf(state: State): Map<Node, number> {
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

/**
 * Drops the demands of an earlier pin of the same node, with the pins that only it brought: the cuda-toolkit of one torch says nothing
 * about that of another.
 */
export function withoutParent(input: SearchInput, state: State, node: Node): State {
  if (!state.pins.has(node)) return state;
  const cleared = withoutDemandsOf(input, state.criteria, new Set([node]));
  const reached = depthsOf({ pins: state.pins, criteria: cleared });
  const orphans = new Set([...state.pins.keys()].filter((one) => !reached.has(one)));
  if (orphans.size === 0) return { pins: state.pins, criteria: cleared };
  return {
    pins: new Map([...state.pins].filter(([one]) => !orphans.has(one))),
    criteria: withoutDemandsOf(input, cleared, orphans),
  };
}

function withoutDemandsOf(
  input: SearchInput,
  criteria: State['criteria'],
  parents: ReadonlySet<Node>,
): State['criteria'] {
  const left = new Map(criteria);
  for (const [other, criterion] of criteria) {
    const demands = criterion.demands.filter(({ parent }) => !parents.has(parent ?? ''));
    if (demands.length === criterion.demands.length) continue;
    left.set(other, {
      ...criterion,
      demands,
      candidates: candidatesOf(input, other, demands, criterion.failed),
    });
  }
  return left;
}

export function failuresOf(state: State | undefined): ReadonlyMap<Node, ReadonlySet<string>> {
  const failures = new Map<Node, ReadonlySet<string>>();
  for (const [node, criterion] of state?.criteria ?? []) {
    if (criterion.failed.size > 0) failures.set(node, criterion.failed);
  }
  return failures;
}

export function withFailures(
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
