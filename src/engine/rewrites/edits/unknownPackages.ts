import type { Scene } from '../rewrite.ts';

/** Whether some of the Python packages in the image are not known by name: one of them may use what nothing else uses. */
export function hasUnknownPackages({ report }: Scene): boolean {
  return [...report.layers, ...report.builderLayers].some((layer) =>
    layer.contributions.some((item) => item.kind === 'pip' && item.evidence === 'unknown'),
  );
}
