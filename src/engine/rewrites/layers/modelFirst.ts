import type { CopyInstruction, Instruction } from '../../dockerfile/instruction.ts';
import { DOCKERFILE } from '../edits/applyEdits.ts';
import { lineEnd, lineStart, newlineOf, removeInstruction } from '../edits/instructionEdits.ts';
import { bytesOfClass, layerOf } from '../edits/layerOf.ts';
import type { Proposal, Rewrite, Scene } from '../rewrite.ts';

/** Bytes of a model below which the order hardly matters. */
const LEAST_MODEL = 20_000_000;

/** Weights change less often than code: below it their layer stays when a line of code changes. */
export const modelFirst: Rewrite = {
  id: 'model-before-code',
  find(scene) {
    if (scene.report.image.codeChange.bytes === 0) return [];
    return scene.dockerfile.stages.flatMap(({ instructions }) =>
      instructions.flatMap((one, at): readonly Proposal[] => {
        if (!isModel(one, scene)) return [];
        const code = codeBefore(instructions.slice(0, at));
        if (code === null) return [];
        const { dockerfile } = scene.workspace;
        const start = lineStart(dockerfile, code.range.start);
        const from = lineStart(dockerfile, one.range.start);
        const written = dockerfile
          .slice(from, lineEnd(dockerfile, one.range.end))
          .replace(/\r?\n$/, '');
        const text = `${written}${newlineOf(dockerfile)}`;
        return [
          {
            title: 'Copy the model before the code',
            why: 'A layer is built and pushed again when one below it changes. Weights seldom change with the code; copied first, they stay as they are when a line of code changes.',
            link: 'https://docs.docker.com/build/cache/optimize/#order-your-layers',
            risk: 'check',
            line: one.range.line,
            endLine: one.range.endLine,
            edits: [
              { file: DOCKERFILE, start, end: start, text },
              removeInstruction(one, dockerfile),
            ],
            byHand:
              'If the code’s folder holds the same files, keep them out of it with .dockerignore.',
          },
        ];
      }),
    );
  },
};

function isModel(one: Instruction, scene: Scene): one is CopyInstruction {
  if (one.type !== 'copy' || one.from !== null || one.text.includes('$')) return false;
  const layer = layerOf(scene, one);
  const [source, ...more] = one.sources;
  if (source?.kind !== 'path' || more.length > 0 || /^\.?\/?$/.test(source.path)) return false;
  const isNamed = /model|weight|checkpoint|\.(pt|pth|onnx|safetensors|gguf|h5)$/i.test(source.path);
  const bytes = bytesOfClass(layer, 'model') + (isNamed ? bytesOfClass(layer, 'data') : 0);
  return bytes >= LEAST_MODEL;
}

/** The first copy of code that nothing but copies and settings of the image follow, so that the working folder and the user are the same. */
function codeBefore(before: readonly Instruction[]): CopyInstruction | null {
  let found: CopyInstruction | null = null;
  for (const one of [...before].reverse()) {
    if (one.type === 'metadata' || one.type === 'run') continue;
    if (one.type !== 'copy') break;
    if (one.from === null && !one.sources.every(isList)) found = one;
  }
  return found;
}

/** A list of dependencies is no code. */
function isList(source: CopyInstruction['sources'][number]): boolean {
  return source.kind === 'path' && /\.(txt|in|lock|toml|json|ya?ml)\*?$|\*$/.test(source.path);
}
