import { exactly, total } from '../../amount.ts';
import type { Notice } from '../../effects.ts';
import { createCandidateSource, type Candidate, type CandidateSource } from './candidates.ts';
import { markerVariables, type PythonEnvironment } from './environment.ts';
import { evaluateMarker, markerNames } from './marker.ts';
import type { Requirement } from './requirement.ts';
import type {
  PythonRequest,
  PythonResolution,
  ResolvedDistribution,
  UnknownDistribution,
} from './resolution.ts';
import { search } from './search.ts';
import type { SearchResult } from './searchOnce.ts';
import { nameOf, type Demand, type Node } from './searchState.ts';
import { explainBuild, explainConflict, explainRefusal } from './resolutionProblems.ts';
import { NOTHING_NEW, weighCandidate } from './weighCandidate.ts';
import { unknownExtras } from './unknownExtras.ts';
import { asElsewhere, likeMost } from './unknownWeight.ts';
import { isPin } from './version.ts';
import type { WheelTable } from './wheelTable.ts';

/**
 * Says which distributions an install leaves, with what each weighs. See DESIGN.md.
 * @param request markers are evaluated here; requirements with a URL are listed as unknown under their name
 */
export function searchDistributions(
  request: PythonRequest,
  environment: PythonEnvironment,
  table: WheelTable,
): PythonResolution {
  const variables = markerVariables(environment.python, environment.platform);
  const holds = (requirement: Requirement, extra = ''): boolean =>
    requirement.marker === null || evaluateMarker(requirement.marker, variables, extra);
  const wanted = request.requirements.filter((requirement) => holds(requirement));
  const direct = wanted.filter((requirement) => requirement.url === null);
  const source = createCandidateSource(table, environment, {
    pre: request.pre,
    onlyBinary: request.onlyBinary,
    ignoreInstalled: request.ignoreInstalled,
    upgrade: new Set(request.upgrade ? direct.map((requirement) => requirement.name) : []),
  });
  const limits = new Map<string, string[]>();
  for (const { name, range, ...rest } of request.constraints) {
    if (range === '' || !holds({ name, range, ...rest })) continue;
    limits.set(name, [...(limits.get(name) ?? []), range]);
  }

  /** Plain requirements for a name, and those of the extra for `name[extra]`, which also pins its name. */
  function demandsOf(node: Node, candidate: Candidate): readonly Demand[] {
    const extra = /\[(.*)\]$/.exec(node)?.[1];
    const same: Demand[] =
      extra === undefined
        ? []
        : [{ node: nameOf(node), range: `==${candidate.version}`, parent: node }];
    if (request.noDeps) return same;
    // "Requirement already satisfied" is said of the distribution; what an extra of it needs is collected all the same (pip install docs).
    const own = source.requirements(candidate, extra !== undefined).filter((requirement) => {
      const isOfExtra = requirement.marker !== null && markerNames(requirement.marker, 'extra');
      return extra === undefined
        ? !isOfExtra && holds(requirement)
        : isOfExtra && holds(requirement, extra);
    });
    return [
      ...same,
      ...own.flatMap((requirement) =>
        toDemands(requirement, node, candidate.release?.ranged === false),
      ),
    ];
  }

  const roots = direct.flatMap((requirement) => toDemands(requirement, null));
  const result = search({ source, roots, limits, demandsOf });
  const distributions = distributionsOf(result);
  const unknowns = [
    ...unknownsOf(result, table),
    ...wanted.flatMap((requirement) => fromUrl(requirement, table)),
    ...(request.noDeps ? [] : unknownExtras(direct, result, source, variables)),
  ];
  const refused = [...builtOf(result), ...refusalsOf(result, source, environment)];
  return {
    distributions: distributions.filter(
      ({ name, weight }) =>
        weight !== NOTHING_NEW && result.pins.get(name)?.builtLike === undefined,
    ),
    kept: distributions
      .filter((one) => one.weight === NOTHING_NEW)
      .map(({ name, version }) => ({ name, version })),
    unknowns: [...unknowns, ...refused.flatMap((one) => one.unknown ?? [])],
    problems: [
      ...refused.map((one) => one.notice),
      ...conflictsOf(result, refused, source, environment),
    ],
    downloadBytes: total(distributions.map((one) => one.downloadBytes ?? exactly(0))),
    pending: source.pending.size > 0,
  };
}

/**
 * What torch pins, and which torch its siblings go with, is known to the version and not lent: lock files and pip's logs say the first,
 * the release tables of both siblings the second.
 */
function isOfTorch({ name, range }: Requirement, parent: Node | null): boolean {
  return isPin(range) && (name === 'torch' || parent === 'torch');
}

function toDemands(requirement: Requirement, parent: Node | null, isLent = false): Demand[] {
  const { name, range, extras } = requirement;
  // The name first: its version then decides what the extras bring.
  return [
    { node: name, range, parent, isLent: isLent && !isOfTorch(requirement, parent) },
    ...extras.map((extra) => ({ node: `${name}[${extra}]`, range, parent, isLent })),
  ];
}

function distributionsOf(result: SearchResult): ResolvedDistribution[] {
  const extras = new Map<string, string[]>();
  for (const node of result.pins.keys()) {
    const extra = /\[(.*)\]$/.exec(node)?.[1];
    if (extra !== undefined) extras.set(nameOf(node), [...(extras.get(nameOf(node)) ?? []), extra]);
  }
  return [...result.pins]
    .filter(([node]) => !node.includes('['))
    .map(([node, candidate]) => ({
      ...weighCandidate(candidate),
      extras: (extras.get(node) ?? []).sort(),
      requiredBy: chainTo(node, result),
    }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** The shortest way from the user to a name, nearest parent first; empty when the user named it. */
function chainTo(node: Node, result: SearchResult): string[] {
  const from = new Map<string, string | null>([[node, null]]);
  const queue: Node[] = [node];
  for (let at = 0; at < queue.length; at += 1) {
    const current = queue[at] ?? '';
    const demands = [...result.demands].flatMap(([other, list]) =>
      other === current || nameOf(other) === current ? list : [],
    );
    if (demands.some((demand) => demand.parent === null)) return chainFrom(current, from);
    for (const { parent } of demands) {
      const name = nameOf(parent ?? '');
      if (from.has(name)) continue;
      from.set(name, current);
      queue.push(name);
    }
  }
  return [];
}

function chainFrom(end: string, from: ReadonlyMap<string, string | null>): string[] {
  const chain: string[] = [];
  let at: string | null = end;
  while (at !== null) {
    chain.unshift(at);
    at = from.get(at) ?? null;
  }
  return chain.slice(1).length === 0 && chain.length === 1 ? [] : chain.slice(1);
}

function unknownsOf(result: SearchResult, table: WheelTable): UnknownDistribution[] {
  const names = new Set([...result.unknown].map(nameOf));
  return [...names].sort().map((name) => ({
    name,
    asked: rangesOf(result.demands.get(name) ?? []),
    requiredBy: chainTo(name, result),
    ...likeMost(table),
  }));
}

function rangesOf(demands: readonly Demand[]): string {
  return [...new Set(demands.map((demand) => demand.range))].filter(Boolean).join(',');
}

function fromUrl(requirement: Requirement, table: WheelTable): UnknownDistribution[] {
  if (requirement.url === null) return [];
  return [{ name: requirement.name, asked: requirement.url, requiredBy: [], ...likeMost(table) }];
}

/** A known name of which nothing can be installed here, as far as the catalog knows. */
interface Refused {
  readonly name: string;
  readonly notice: Notice;
  /** Null where pip fails, so that nothing is written. */
  readonly unknown: UnknownDistribution | null;
}

/** What is compiled on Alpine for want of a wheel: chosen as any release is, and weighed by its wheel for glibc. */
function builtOf(result: SearchResult): Refused[] {
  return [...result.pins].flatMap(([node, { builtLike, ...candidate }]) => {
    if (builtLike === undefined || node.includes('[')) return [];
    const asked = `==${candidate.version}`;
    const { amount } = asElsewhere({ ...candidate, wheel: builtLike });
    const unknown: UnknownDistribution = {
      name: node,
      asked,
      requiredBy: chainTo(node, result),
      amount,
      reason: 'it is built from source here; the range is around its wheel for glibc',
    };
    return [{ name: node, notice: explainBuild(`${node}${asked}`), unknown }];
  });
}

function refusalsOf(
  result: SearchResult,
  source: CandidateSource,
  environment: PythonEnvironment,
): Refused[] {
  const refused = new Map<string, Refused>();
  for (const [node, demands] of result.demands) {
    const name = nameOf(node);
    if (result.pins.has(name) || result.unknown.has(node) || refused.has(name)) continue;
    if (source.pending.has(name)) continue;
    const notice = explainRefusal(name, demands, source, environment);
    const unknown: UnknownDistribution = {
      name,
      asked: rangesOf(demands),
      requiredBy: chainTo(name, result),
      ...asElsewhere(source.elsewhere(name)),
    };
    refused.set(name, { name, notice, unknown: notice.severity === 'error' ? null : unknown });
  }
  return [...refused.values()];
}

function conflictsOf(
  result: SearchResult,
  refused: readonly Refused[],
  source: CandidateSource,
  environment: PythonEnvironment,
): Notice[] {
  if (result.conflict.length === 0 || source.pending.size > 0) return [];
  const names = new Set(refused.map(({ name }) => name));
  if (result.conflict.every((demand) => names.has(nameOf(demand.node)))) return [];
  return [
    explainConflict(result.conflict, pinnedByUser(result), (name, demands) =>
      explainRefusal(name, demands, source, environment),
    ),
  ];
}

/** Names that a requirement of the user's own fixes to one version (PEP 440, Version matching: `==` without a wildcard). */
function pinnedByUser(result: SearchResult): ReadonlySet<string> {
  const names = new Set<string>();
  for (const [node, demands] of result.demands) {
    const isPinned = demands.some(({ parent, range }) => parent === null && isExact(range));
    if (isPinned) names.add(nameOf(node));
  }
  return names;
}

function isExact(range: string): boolean {
  return /^={2,3}[^*,]+$/.test(range);
}
