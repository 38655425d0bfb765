import {
  compareVersions,
  isPrerelease,
  publicVersion,
  satisfiesRange,
} from '../../packages/python/version.ts';
import type { Scene } from '../rewrite.ts';

/** Distributions that PyTorch builds together, the one that the others pin first. */
export const TORCH_FAMILY: readonly string[] = ['torch', 'torchvision', 'torchaudio'];

/**
 * The `+cpu` version to pin: of the very release that is installed now, else the newest one that the catalog knows and the
 * requirement allows.
 * @param installed as the interpreter resolved it; null when unknown
 * @returns null when there is none
 */
export function cpuVersion(
  name: string,
  range: string,
  installed: string | null,
  scene: Scene,
): string | null {
  const wheels = scene.catalog.wheels();
  const project = wheels?.whole?.(name) ?? wheels?.project(name);
  const known = (project?.releases ?? [])
    .filter((release) => release.index === 'pytorch-cpu' && release.version.endsWith('+cpu'))
    .map((release) => release.version)
    .sort((a, b) => compareVersions(b, a));
  const same = installed === null ? undefined : `${publicVersion(installed)}+cpu`;
  if (same !== undefined && (known.includes(same) || name !== 'torch')) return same;
  const plain = range.replace(/\+\w+/g, '');
  const allowed = known.find(
    (version) => !isPrerelease(version) && satisfiesRange(publicVersion(version), plain),
  );
  // PyTorch publishes every release on its CPU index: https://download.pytorch.org/whl/cpu/torch/
  return allowed ?? same ?? null;
}
