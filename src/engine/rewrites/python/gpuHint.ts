import type { Instruction } from '../../dockerfile/instruction.ts';
import { normalizeName } from '../../packages/python/normalizeName.ts';
import type { Scene } from '../rewrite.ts';

/** Distributions that are of no use without a GPU, or that somebody installs because there is one (their own documentation). */
const OF_GPU =
  /^(bitsandbytes|vllm|flash-attn|xformers|deepspeed|triton|auto-gptq|autoawq|exllamav2|awq|apex|cupy(-.*)?|nvidia-.*|pynvml|nvitop|gpustat|tensorrt(-.*)?|torch-tensorrt|onnxruntime-gpu|faiss-gpu(-.*)?|jax-cuda.*|cudf(-.*)?|cuml(-.*)?|numba-cuda|mamba-ssm|causal-conv1d|sglang|lmdeploy|unsloth|transformer-engine|trl)$/;

/** Words that nobody writes in a Dockerfile or a compose file who has no GPU in mind. */
const OF_TEXT =
  /nvidia|\bcuda|--gpus\b|\bcu1[0-9]{2}\b|\brocm|\bnvcr\.io\b|capabilities:\s*\[[^\]]*gpu|(^|[\s_"'=-])gpus?([\s_"'=:-]|$)/im;

const NONE: Readonly<Record<string, never>> = {};

/** What says that there is no GPU: `--device cpu`, `CUDA_VISIBLE_DEVICES=""`, `-1`. */
const NO_GPU =
  /\bCUDA_VISIBLE_DEVICES[= ]+(""|''|-1)(?=\s|$)|--no-?(cuda|gpu)\b|--device[= ]cpu\b/gi;

/**
 * The first sign in the text that the container is given a GPU: a base image of CUDA, its variables and words in an instruction, a
 * compose file that asks for one, a wheel index of a CUDA build, a package that is of no use without.
 * @returns what was found, as written; null when nothing speaks of a GPU. Comments do not count: "torch without CUDA" stands in many
 */
export function gpuHint(scene: Scene): string | null {
  const { dockerfile, workspace, report } = scene;
  for (const stage of report.stages) {
    const found = stage.reached ? wordOf(stage.base) : null;
    if (found !== null) return stage.base;
  }
  for (const { instructions } of dockerfile.stages) {
    for (const one of instructions) {
      const found = wordOf(withoutComments(one));
      if (found !== null) return found;
    }
  }
  return ofFiles(workspace.files) ?? heavyForGpu(scene);
}

/** What the files say, by the record that has them: they may be many, and they are looked at after each change of the Dockerfile. */
const OF_FILES = new WeakMap<Readonly<Record<string, string>>, string | null>();

function ofFiles(files: Readonly<Record<string, string>> = NONE): string | null {
  const known = OF_FILES.get(files);
  if (known !== undefined) return known;
  let found: string | null = null;
  for (const [name, text] of Object.entries(files)) found ??= ofFile(name, text);
  OF_FILES.set(files, found);
  return found;
}

function withoutComments(one: Instruction): string {
  return one.text
    .split('\n')
    .filter((line) => !/^\s*#/.test(line))
    .join('\n');
}

function wordOf(text: string): string | null {
  return OF_TEXT.exec(text.replace(NO_GPU, ''))?.[0].trim() ?? null;
}

/** Compose files, requirements and code; a lock file names the CUDA wheels of PyPI whether they are wanted or not. */
function ofFile(name: string, text: string): string | null {
  if (/\.lock$|package(-lock)?\.json$|(^|\/)\.dockerignore$|\.md$/.test(name)) return null;
  const plain = text.replace(/(^|\s)#.*$/gm, '');
  if (/\.py$/.test(name)) {
    // Code that asks whether there is a GPU runs without.
    if (/cuda\.is_available|mps\.is_available/.test(plain)) return null;
    return /\.cuda\(\)|device\s*=\s*["']cuda|["']cuda(:\d)?["']/.exec(plain)?.[0] ?? null;
  }
  const isCompose = /(^|\/)(docker-)?compose[^/]*\.ya?ml$/.test(name);
  if (isCompose) return wordOf(plain);
  return /\+cu\d{3}\b|\/whl\/(nightly\/)?cu\d+|\brocm\d/.exec(plain)?.[0] ?? null;
}

/** What somebody asked for by name: `nvidia-cublas` that torch brings along says nothing. */
function heavyForGpu({ report }: Scene): string | null {
  for (const layer of [...report.layers, ...report.builderLayers]) {
    for (const item of layer.contributions) {
      const isAsked = item.kind === 'pip' && item.requiredBy.length === 0;
      if (isAsked && OF_GPU.test(normalizeName(item.name))) return item.name;
    }
  }
  return null;
}
