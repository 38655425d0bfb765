import { meets, parseDependencies, type Alternative } from './dependencyField.ts';
import type { SuiteRow } from './suiteRows.ts';

/**
 * A package with every version constraint decided. A suite has one version of a name, so whether `libc6 (>= 2.34)` is
 * met, and by which packages, does not depend on the Dockerfile.
 */
export interface SettledPackage {
  readonly row: SuiteRow;
  /** One list a dependency: the packages that satisfy it in apt's order of preference, Pre-Depends first. */
  readonly depends: readonly (readonly number[])[];
  readonly recommends: readonly (readonly number[])[];
  /** Packages that its Conflicts and Breaks exclude. */
  readonly conflicts: readonly number[];
  readonly provides: readonly string[];
}

const PRIORITIES = ['required', 'important', 'standard', 'optional', 'extra'];

/**
 * Decides version constraints and the order of providers. The packages come back in the order in which apt's cache
 * meets their names, and numbers are places in that list.
 */
export function settleSuite(rows: readonly SuiteRow[]): SettledPackage[] {
  const parsed = [...rows].sort((a, b) => a.position - b.position).map(parseRow);
  const met = orderOfMeeting(parsed);
  const meeting = (name: string): number => met.get(name) ?? 0;
  parsed.sort((a, b) => meeting(a.row.name) - meeting(b.row.name));

  const idOf = new Map(parsed.map((one, id) => [one.row.name, id]));
  const providers = new Map<string, { id: number; version: string | null }[]>();
  parsed.forEach((one, id) => {
    for (const provided of one.provides) {
      const list = providers.get(provided.name) ?? [];
      list.push({ id, version: provided.relation === null ? null : provided.version });
      providers.set(provided.name, list);
    }
  });
  // apt prefers essential packages, then by priority, then the name that its cache met last (observed on apt 2.2 to 3.0).
  const rank = parsed.map((one, id) => [
    one.row.essential ? 0 : 1,
    one.row.important ? 0 : 1,
    Math.max(0, PRIORITIES.indexOf(one.row.priority)),
    -id,
  ]);
  for (const list of providers.values()) {
    list.sort((a, b) => compareRanks(rank[a.id] ?? [], rank[b.id] ?? []));
  }

  const candidates = (wanted: Alternative): number[] => {
    const real = idOf.get(wanted.name);
    const found: number[] = [];
    const row = real === undefined ? undefined : parsed[real]?.row;
    if (real !== undefined && row !== undefined && meets(row.version, wanted)) found.push(real);
    for (const provider of providers.get(wanted.name) ?? []) {
      if (provider.id !== real && meets(provider.version, wanted)) found.push(provider.id);
    }
    return found;
  };
  const settleGroup = (group: readonly Alternative[]): number[] => [
    ...new Set(group.flatMap(candidates)),
  ];

  return parsed.map((one, id) => ({
    row: one.row,
    depends: one.depends.map(settleGroup),
    recommends: one.recommends.map(settleGroup).filter((group) => group.length > 0),
    conflicts: [...new Set(one.excludes.flatMap(candidates))]
      .filter((other) => other !== id)
      .sort((a, b) => a - b),
    provides: [...new Set(one.provides.map((provided) => provided.name))],
  }));
}

interface ParsedRow {
  readonly row: SuiteRow;
  readonly depends: readonly Alternative[][];
  readonly recommends: readonly Alternative[][];
  readonly excludes: readonly Alternative[];
  readonly provides: readonly Alternative[];
}

function parseRow(row: SuiteRow): ParsedRow {
  const first = (group: readonly Alternative[]): Alternative[] => group.slice(0, 1);
  return {
    row,
    depends: [...parseDependencies(row.preDepends), ...parseDependencies(row.depends)],
    recommends: parseDependencies(row.recommends),
    excludes: [...parseDependencies(row.conflicts), ...parseDependencies(row.breaks)].flat(),
    provides: parseDependencies(row.provides).flatMap(first),
  };
}

/** Where apt's cache first meets a name while it reads the index: as a package, or in a field of an earlier one. */
function orderOfMeeting(rows: readonly ParsedRow[]): Map<string, number> {
  const order = new Map<string, number>();
  const meet = (name: string): void => {
    if (!order.has(name)) order.set(name, order.size);
  };
  for (const one of rows) {
    meet(one.row.name);
    for (const { name } of one.depends.flat()) meet(name);
    for (const { name } of one.excludes) meet(name);
    for (const { name } of one.recommends.flat()) meet(name);
    for (const { name } of one.provides) meet(name);
  }
  return order;
}

function compareRanks(a: readonly number[], b: readonly number[]): number {
  for (const [place, weight] of a.entries()) {
    const difference = weight - (b[place] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
