import { between } from '../../amount.ts';
import type { Effect } from '../../effects.ts';
import type { ResolvedDistribution } from '../../packages/python/resolution.ts';
import type { WheelWeight } from '../../packages/python/wheelTable.ts';
import type { UvSettings } from './uvSettings.ts';

/**
 * uv's cache holds unpacked wheels. With hard links (or clones), the default, the installed files are the same ones and the layer holds
 * them once; with copies, also where a cache mount lies on another file system, it holds them twice unless the cache is in a mount.
 * Sources: uv documentation, Caching; image-spec layer.md, Hardlinks.
 */
export function uvCacheEffects(
  distributions: readonly ResolvedDistribution[],
  settings: UvSettings,
  linkable = true,
): Effect[] {
  if (settings.cacheDisabled) return [];
  const isCopied = settings.copies || !linkable;
  return distributions.flatMap(({ name, version, weight, evidence }): Effect[] => {
    const origin = { kind: 'cache', name: 'uv' } as const;
    const index: Effect = {
      type: 'write',
      content: {
        path: `${settings.cacheDir}/simple-v20/${name}`,
        spread: true,
        amount: between(5_000, 60_000, 1_000_000),
        fileClass: 'cache',
        origin,
        evidence: 'assumed',
        source:
          "uv's cache keeps the index page and the metadata of each distribution (uv documentation, Caching)",
      },
    };
    if (!isCopied) return [index];
    return [
      index,
      {
        type: 'write',
        content: {
          path: `${settings.cacheDir}/archive-v0/${name}-${version}`,
          spread: true,
          amount: weight.unpacked,
          fileClass: 'cache',
          origin,
          evidence,
          // Unpacked files, which gzip packs like the installed ones beside them.
          compressed: Math.round(weight.unpacked.bytes * packedShare(weight)),
          source: `copied, not linked: uv's cache keeps the unpacked wheel besides the installed one; ${weight.note}`,
        },
      },
    ];
  });
}

/** Share that gzip leaves of a wheel's files; 0.3 over all measured wheels, 2026-11-20. */
function packedShare({ gzip, unpacked, bytecode }: WheelWeight): number {
  return gzip === null ? 0.3 : Math.min(1, gzip / Math.max(1, unpacked.bytes + bytecode.bytes));
}
