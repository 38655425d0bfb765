import { between, type Amount } from '../../amount.ts';
import type { CandidateSource } from './candidates.ts';
import { evaluateMarker, markerNames } from './marker.ts';
import type { Requirement } from './requirement.ts';
import type { UnknownDistribution } from './resolution.ts';
import type { SearchResult } from './searchOnce.ts';
import { nameOf, type Node } from './searchState.ts';

/** One or two small distributions up to a dozen with a compiled one among them. */
const SOME: Amount = between(0, 2e6, 100e6);

/** NVIDIA's libraries as wheels: cuBLAS, cuDNN, cuFFT, cuSOLVER, cuSPARSE, NCCL and their like, 2.9 GB for CUDA 12 (2026-11-20). */
const CUDA: Amount = between(0, 2.9e9, 6e9);

/**
 * Extras that the user or a requirement asks for and of which the catalog does not know what they need: releases that it knows from lock
 * files alone list only the extras that some lock took. Nothing is written for them otherwise, though they may outweigh the rest
 * (`tensorflow[and-cuda]`, or the `with-cuda` that `jax[cuda12]` asks of its plugin).
 */
export function unknownExtras(
  wanted: readonly Requirement[],
  result: SearchResult,
  source: CandidateSource,
  variables: Parameters<typeof evaluateMarker>[1],
): readonly UnknownDistribution[] {
  const asked = new Set(
    wanted.flatMap(({ name, extras }) => extras.map((one) => `${name}[${one}]`)),
  );
  return [...result.pins].flatMap(([node, candidate]): readonly UnknownDistribution[] => {
    const [, name = '', extra = ''] = /^(.*)\[(.*)\]$/.exec(node) ?? [];
    if (extra === '') return [];
    const { release } = candidate;
    if (release !== null && (release.ranged || release.extras.includes(extra))) return [];
    const isKnown = source
      .requirements(candidate, true)
      .some(
        ({ marker }) =>
          marker !== null &&
          markerNames(marker, 'extra') &&
          evaluateMarker(marker, variables, extra),
      );
    if (isKnown) return [];
    return [
      {
        name: node,
        asked: '',
        requiredBy: asked.has(node) ? [] : parentsOf(node, result),
        amount: /cuda|gpu|^cu\d+$/.test(extra) ? CUDA : SOME,
        reason: `the catalog does not know what the extra ${extra} of ${name} ${candidate.version} needs`,
      },
    ];
  });
}

/** Names that ask for an extra. */
function parentsOf(node: Node, result: SearchResult): readonly string[] {
  const parents = (result.demands.get(node) ?? []).flatMap(({ parent }) => parent ?? []);
  return [...new Set(parents.map(nameOf))];
}
