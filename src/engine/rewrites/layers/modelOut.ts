import { removeInstruction } from '../edits/instructionEdits.ts';
import { bytesOfClass, layerOf } from '../edits/layerOf.ts';
import type { Proposal, Rewrite } from '../rewrite.ts';

/** Bytes of a model below which it may as well stay. */
const LEAST_MODEL = 20_000_000;

/** A model that is copied into an image is pulled with every version of the code. */
export const modelOut: Rewrite = {
  id: 'model-out-of-image',
  find(scene) {
    return scene.dockerfile.stages.flatMap(({ instructions }) =>
      instructions.flatMap((one): Proposal[] => {
        if (one.type !== 'copy' || one.sources.length !== 1) return [];
        const [source] = one.sources;
        const isModel =
          source?.kind === 'path' &&
          /model|weight|checkpoint|\.(pt|pth|onnx|safetensors|gguf|bin|h5)$/i.test(source.path);
        const layer = layerOf(scene, one);
        const bytes = bytesOfClass(layer, 'model') + (isModel ? bytesOfClass(layer, 'data') : 0);
        if (!isModel || bytes < LEAST_MODEL) return [];
        return [
          {
            title: `Keep the model out of the image: ${source.path}`,
            why: 'A model seldom changes with the code, and every new node pulls both. Mounted as a volume or fetched at start, it is stored once.',
            link: 'https://docs.docker.com/engine/storage/volumes/',
            risk: 'behaviour',
            line: one.range.line,
            endLine: one.range.endLine,
            edits: [removeInstruction(one, scene.workspace.dockerfile)],
            byHand: `Mount it at ${one.destination} where the container runs.`,
          },
        ];
      }),
    );
  },
};
