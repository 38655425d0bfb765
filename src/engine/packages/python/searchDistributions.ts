import { between, exactly, total, within, type Amount } from '../../amount.ts';
import type { Notice } from '../../effects.ts';
import { builtFromSource, createCandidateSource, type Candidate } from './candidates.ts';
import { markerVariables, type PythonEnvironment } from './environment.ts';
import { evaluateMarker, markerNames } from './marker.ts';
import type { Requirement } from './requirement.ts';
import type {
  PythonRequest,
  PythonResolution,
  ResolvedDistribution,
  UnknownDistribution,
} from './resolution.ts';
import { search, type SearchResult } from './search.ts';
import { nameOf, type Demand, type Node } from './searchState.ts';
import { explainConflict, explainRefusal } from './resolutionProblems.ts';
import type { WheelTable, WheelWeight } from './wheelTable.ts';

/** Bytes on disk of a distribution that nobody knows, where the catalog does not say: most pure packages. */
const TYPICAL: Amount = between(50_000, 500_000, 5_000_000);

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
    const own = source.requirements(candidate).filter((requirement) => {
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
    ...unknownsOf(result, table.typical ?? TYPICAL),
    ...wanted.flatMap((requirement) => fromUrl(requirement, table.typical ?? TYPICAL)),
  ];
  return {
    distributions: distributions.filter((one) => one.weight !== NOTHING_NEW),
    kept: distributions
      .filter((one) => one.weight === NOTHING_NEW)
      .map(({ name, version }) => ({ name, version })),
    unknowns,
    problems: problemsOf(result, source, environment),
    downloadBytes: total(distributions.map((one) => one.downloadBytes ?? exactly(0))),
    pending: source.pending.size > 0,
  };
}

function toDemands(requirement: Requirement, parent: Node | null, isLent = false): Demand[] {
  const { name, range, extras } = requirement;
  // The name first: its version then decides what the extras bring.
  return [
    { node: name, range, parent, isLent },
    ...extras.map((extra) => ({ node: `${name}[${extra}]`, range, parent, isLent })),
  ];
}

/** The weight of what is installed already. */
const NOTHING_NEW: WheelWeight = {
  unpacked: exactly(0),
  bytecode: exactly(0),
  native: 0,
  source: 0,
  gzip: 0,
  files: 0,
  scripts: 0,
  topLevel: [],
  evidence: 'measured',
  note: 'installed already',
};

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

/** One candidate as it would lie on disk. */
export function weighCandidate(
  candidate: Candidate,
): Omit<ResolvedDistribution, 'extras' | 'requiredBy'> {
  const { name, version, release, wheel } = candidate;
  const base = { name, version, index: release?.index ?? 'pypi' };
  if (candidate.isInstalled) {
    return {
      ...base,
      file: null,
      downloadBytes: null,
      weight: NOTHING_NEW,
      evidence: 'measured',
      fromSource: false,
    };
  }
  if (wheel === null) {
    const sdist = release?.sdistBytes ?? 0;
    return {
      ...base,
      file: null,
      downloadBytes: exactly(sdist),
      weight: sourceWeight(sdist),
      evidence: 'derived',
      fromSource: true,
    };
  }
  const weight = candidate.isStandIn ? standIn(wheel.weight) : wheel.weight;
  return {
    ...base,
    file: wheel.file,
    downloadBytes: wheel.wheelBytes,
    weight,
    evidence: weight.evidence,
    fromSource: false,
  };
}

function standIn(weight: WheelWeight): WheelWeight {
  const widen = (amount: Amount): Amount => {
    const wide = within(amount.bytes, 0.05);
    return between(Math.min(wide.low, amount.low), amount.bytes, Math.max(wide.high, amount.high));
  };
  return {
    ...weight,
    unpacked: widen(weight.unpacked),
    bytecode: widen(weight.bytecode),
    evidence: weight.evidence === 'unknown' ? 'unknown' : 'derived',
    note: `${weight.note}; of another Python or machine, which weighs nearly the same`,
  };
}

function sourceWeight(sdistBytes: number): WheelWeight {
  const unpacked = builtFromSource(sdistBytes);
  return {
    unpacked,
    bytecode: between(0, sdistBytes * 2, sdistBytes * 6),
    native: 0,
    source: Math.round(unpacked.bytes / 2),
    gzip: null,
    files: 0,
    scripts: 0,
    topLevel: [],
    evidence: 'derived',
    note: 'built from a source distribution: a multiple of its size',
  };
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

function unknownsOf(result: SearchResult, typical: Amount): UnknownDistribution[] {
  const names = new Set([...result.unknown].map(nameOf));
  return [...names].sort().map((name) => {
    const demands = result.demands.get(name) ?? [];
    return {
      name,
      asked: [...new Set(demands.map((demand) => demand.range))].filter(Boolean).join(','),
      requiredBy: chainTo(name, result),
      amount: typical,
    };
  });
}

function fromUrl(requirement: Requirement, typical: Amount): UnknownDistribution[] {
  if (requirement.url === null) return [];
  return [{ name: requirement.name, asked: requirement.url, requiredBy: [], amount: typical }];
}

function problemsOf(
  result: SearchResult,
  source: ReturnType<typeof createCandidateSource>,
  environment: PythonEnvironment,
): Notice[] {
  const problems: Notice[] = [];
  const missing = new Set<string>();
  for (const [node, demands] of result.demands) {
    const name = nameOf(node);
    if (result.pins.has(name) || result.unknown.has(node) || missing.has(name)) continue;
    missing.add(name);
    if (!source.pending.has(name)) {
      problems.push(explainRefusal(name, demands, source, environment));
    }
  }
  if (result.conflict.length > 0 && source.pending.size === 0) {
    const isExplained = result.conflict.every((demand) => missing.has(nameOf(demand.node)));
    if (!isExplained) {
      problems.push(
        explainConflict(result.conflict, pinnedByUser(result), (name, demands) =>
          explainRefusal(name, demands, source, environment),
        ),
      );
    }
  }
  return problems;
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
