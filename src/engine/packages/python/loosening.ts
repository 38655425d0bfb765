import type { SearchResult } from './searchOnce.ts';
import { candidatesOf, nameOf, type Demand, type Node, type SearchInput } from './searchState.ts';

/** What a name in the way gives up: what others ask of it, what the user asks too, or itself. */
export type Loosening = 'others' | 'ranges' | 'name';

export function looseningOf(input: SearchInput, name: string): Loosening {
  const asked = input.roots.filter((root) => nameOf(root.node) === name);
  const has = (demands: readonly Demand[]): boolean =>
    candidatesOf(input, name, demands, new Set())?.length !== 0;
  if (has(asked)) return 'others';
  return has([]) ? 'ranges' : 'name';
}

/** The name that most different demands are made on, or that has nothing to meet them with; null when all have given way. */
export function inTheWay(
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

/** The input with demands on names left out, or without their ranges. @param gives which demands may give way */
export function loosen(
  input: SearchInput,
  names: ReadonlyMap<string, Loosening>,
  gives: (demand: Demand) => boolean = () => true,
): SearchInput {
  const loose = (demands: readonly Demand[]): readonly Demand[] =>
    demands.flatMap((demand) => {
      const way = gives(demand) ? names.get(nameOf(demand.node)) : undefined;
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
export function withAsked(
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
