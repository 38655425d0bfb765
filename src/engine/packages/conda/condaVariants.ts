import type { CondaSpec } from './condaEnvironment.ts';

export interface CondaChoice {
  /** Names in the package table. */
  readonly names: readonly string[];
  readonly usesMkl: boolean;
  readonly usesCuda: boolean;
  /** Builds of the pytorch channel, which hold CUDA libraries themselves, rather than those of conda-forge. */
  readonly fromPytorchChannel: boolean;
  /** `11.8`, as asked for by cudatoolkit or pytorch-cuda; null when open. */
  readonly cudaVersion: string | null;
}

/**
 * Chooses among builds that the solver would choose among:
 * - CUDA builds of PyTorch come with `pytorch-cuda`, `cudatoolkit` or another CUDA package, and by default from the pytorch channel unless
 *   `cpuonly` is asked for. conda-forge picks them only where it sees a GPU (`__cuda`), which no build has, or when
 *   CONDA_OVERRIDE_CUDA says so.
 * - the defaults channels build NumPy against MKL, conda-forge against OpenBLAS; `nomkl` asks for OpenBLAS (docs.anaconda.com, MKL).
 */
export function chooseVariants(
  specs: readonly CondaSpec[],
  channels: readonly string[],
  isForgeDefault: boolean,
  overridesCuda: boolean,
): CondaChoice {
  const asked = new Set(specs.map(({ name }) => name));
  const has = (pattern: RegExp): boolean => [...asked].some((name) => pattern.test(name));
  const usesForge =
    channels.some((channel) => /conda-forge/.test(channel)) ||
    (isForgeDefault && !channels.includes('defaults'));
  const usesCuda =
    !asked.has('cpuonly') &&
    !specs.some(({ name, version }) => name === 'pytorch-mutex' && version === 'cpu') &&
    (overridesCuda ||
      has(/^(pytorch-cuda|cudatoolkit|cuda-.*|pytorch-gpu|cuda)$/) ||
      (channels.includes('pytorch') && !usesForge));
  const usesMkl = !usesForge && !asked.has('nomkl');
  const names = specs.flatMap(({ name, version }) => {
    if (name === 'python') {
      const minor = /^3\.\d+/.exec(version)?.[0];
      return minor === undefined ? ['python'] : [`python=${minor}`];
    }
    if (/^(cpuonly|nomkl|blas|pytorch-mutex|_.*|__.*)$/.test(name)) return [];
    const plain =
      name === 'torch' || name === 'pytorch-cpu' || name === 'pytorch-gpu' ? 'pytorch' : name;
    return usesCuda ? [`${plain}@cuda`] : [plain];
  });
  const cuda = specs.find(({ name }) => /^(cudatoolkit|pytorch-cuda|cuda-version)$/.test(name));
  return {
    names,
    usesMkl,
    usesCuda,
    fromPytorchChannel: usesCuda && channels.includes('pytorch'),
    cudaVersion: /^\d+\.\d+/.exec(cuda?.version ?? '')?.[0] ?? null,
  };
}
