import { DOCKERFILE } from '../edits/applyEdits.ts';
import type { Proposal, Rewrite, Scene } from '../rewrite.ts';

/** NVIDIA's images come in three sizes: base, runtime with the CUDA libraries, devel with the compiler. */
export const cudaBase: Rewrite = {
  id: 'cuda-base',
  isStructural: true,
  find(scene) {
    const root = scene.dockerfile.stages.find(
      (stage) => stage.range.line === scene.report.layers[0]?.line,
    );
    if (root === undefined || compilesForGpu(scene)) return [];
    const lighter = lighterTag(root.from.image, bringsOwnCuda(scene));
    if (lighter === null) return [];
    const { start, end, line, endLine } = root.from.imageRange;
    const [kind, image] = lighter;
    const proposal: Proposal = {
      title: `Start from ${image}`,
      why:
        kind === 'base'
          ? 'The wheels that are installed do not use the CUDA libraries of the base image: they carry their own, or need none.'
          : 'The devel image carries the CUDA compiler, headers and static libraries. Running what is compiled already takes the runtime image.',
      link: 'https://hub.docker.com/r/nvidia/cuda',
      risk: 'check',
      line,
      endLine,
      edits: [{ file: DOCKERFILE, start, end, text: image }],
      byHand:
        kind === 'base'
          ? 'Keep the larger image if something else links to the CUDA libraries of the system.'
          : 'If something is compiled with nvcc, compile it in an earlier stage from the devel image.',
    };
    return [proposal];
  },
};

function lighterTag(
  image: string,
  hasOwnCuda: boolean,
): readonly ['base' | 'runtime', string] | null {
  if (/^pytorch\/pytorch:.*-devel$/.test(image)) {
    return ['runtime', image.replace(/-devel$/, '-runtime')];
  }
  const parts = /^(.*nvidia\/cuda:[\w.$\{\}]+?)(-cudnn\d*)?-(devel|runtime)(-.*)?$/.exec(image);
  if (parts === null) return null;
  const [, version = '', cudnn = '', kind = '', suite = ''] = parts;
  if (hasOwnCuda) return ['base', `${version}-base${suite}`];
  return kind === 'devel' ? ['runtime', `${version}${cudnn}-runtime${suite}`] : null;
}

/** Whether the wheels in the image bring CUDA, or a torch that has it inside or does without. */
export function bringsOwnCuda(scene: Scene): boolean {
  return scene.report.layers.some((layer) =>
    layer.contributions.some(
      (item) =>
        item.kind === 'pip' &&
        (/^nvidia-(cublas|cudnn|cuda-runtime)/.test(item.name) ||
          (item.name === 'torch' && /\+c(u\d|pu)/.test(item.version ?? ''))),
    ),
  );
}

/** Whether something is compiled against the toolkit where it would be missing. */
export function compilesForGpu(scene: Scene): boolean {
  return scene.commands.some(
    ({ name, words }) =>
      /^(nvcc|cmake|make|ninja)$/.test(name) ||
      words.some((word) =>
        /cuda_ext|flash[-_]attn|setup\.py|deepspeed|CMAKE_ARGS|mamba[-_]ssm|causal[-_]conv1d/.test(
          word.text ?? '',
        ),
      ),
  );
}
