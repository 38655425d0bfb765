import { between, exactly, times, type Amount, type Evidence } from '../../amount.ts';
import type { ModelFacts, ModelTable } from '../../models/modelTable.ts';
import type { ModelRequest } from './modelRequest.ts';

export interface ModelSize {
  readonly amount: Amount;
  readonly evidence: Evidence;
  readonly source: string;
}

/** What a download weighs: by the catalog, else by what its name says, else a wide range. */
export function modelSize(request: ModelRequest, models: ModelTable | undefined): ModelSize {
  if (request.part === 'small') {
    return {
      amount: between(0.2e6, 1.2e6, 20e6),
      evidence: 'assumed',
      source: 'a tokenizer or configuration: vocabulary and some small files',
    };
  }
  const facts = request.id === null ? [] : factsOf(request, models);
  if (facts.length > 0) return fromFacts(request, facts);
  return fromName(request);
}

function factsOf(request: ModelRequest, models: ModelTable | undefined): readonly ModelFacts[] {
  const id = request.id ?? '';
  const tries = [id];
  if (request.hub === 'huggingface' && !id.includes('/')) {
    tries.push(
      ...[
        'sentence-transformers',
        'google-bert',
        'distilbert',
        'openai-community',
        'google-t5',
      ].map((owner) => `${owner}/${id}`),
    );
  }
  if (request.hub === 'openai-whisper')
    tries.push(
      ({ large: 'large-v3', turbo: 'large-v3-turbo' } as Readonly<Record<string, string>>)[id] ??
        id,
    );
  for (const candidate of tries) {
    const facts = models?.find(request.hub, candidate) ?? [];
    if (facts.length > 0) return facts;
  }
  return [];
}

function fromFacts(request: ModelRequest, facts: readonly ModelFacts[]): ModelSize {
  const isOnnx = request.files?.some((file) => file.includes('onnx')) ?? false;
  const named =
    request.files &&
    facts.filter(({ files }) =>
      request.files?.some((file) => files.includes(file.replace(/^\*+/, ''))),
    );
  const weights =
    named?.[0] ??
    facts.find(({ files }) => /safetensors/.test(files) && !isOnnx) ??
    facts.find(({ files }) => !/onnx|h5|msgpack|gguf/.test(files)) ??
    facts[0];
  if (weights === undefined) return fromName(request);
  const evidence: Evidence =
    weights.confidence === 'high'
      ? 'published'
      : weights.confidence === 'low'
        ? 'assumed'
        : 'derived';
  const source = `${weights.files}: ${weights.source}`;
  if (request.part === 'snapshot' && request.files === undefined) {
    // Without patterns every format comes: PyTorch, safetensors, often TensorFlow, Flax and ONNX (huggingface_hub, Download files).
    const known = [...new Map(facts.map((one) => [one.files, one.bytes])).values()].reduce(
      (sum, bytes) => sum + bytes,
      0,
    );
    return {
      amount: between(
        weights.bytes,
        Math.max(known, weights.bytes * 1.6),
        Math.max(known, weights.bytes * 5),
      ),
      evidence: 'derived',
      source: `${source}; a whole snapshot brings the other formats too`,
    };
  }
  if (request.hub === 'nltk' || request.hub === 'spacy')
    return {
      amount: between(weights.bytes * 0.7, weights.bytes, weights.bytes * 1.5),
      evidence,
      source,
    };
  const small =
    request.hub === 'huggingface' && request.part === 'weights'
      ? between(0.1e6, 1.2e6, 20e6)
      : exactly(0);
  return {
    amount: between(
      weights.bytes + small.low,
      weights.bytes + small.bytes,
      weights.bytes + small.high,
    ),
    evidence,
    source,
  };
}

/** Models of common architectures by the words in their names; 16-bit weights of two bytes a parameter for language models. */
function fromName(request: ModelRequest): ModelSize {
  const id = (request.id ?? '').toLowerCase();
  const all =
    request.part === 'snapshot' && request.files === undefined ? between(1, 1.6, 5) : exactly(1);
  const scale = (amount: Amount): Amount =>
    between(amount.low * all.low, amount.bytes * all.bytes, amount.high * all.high);
  const billions = /(?:^|[-_])(\d+(?:\.\d+)?)b(?:[-_.]|$)/.exec(id)?.[1];
  const millions = /(?:^|[-_])(\d+(?:\.\d+)?)m(?:[-_.]|$)/.exec(id)?.[1];
  if (billions !== undefined || millions !== undefined) {
    const parameters = billions !== undefined ? Number(billions) * 1e9 : Number(millions) * 1e6;
    const isQuantised = /(gguf|gptq|awq|int4|4bit|q4)/.test(id);
    const bytes = parameters * (isQuantised ? 0.6 : 2);
    return {
      amount: scale(between(bytes * 0.5, bytes, bytes * 2)),
      evidence: 'derived',
      source: `${billions ?? millions} ${billions === undefined ? 'million' : 'billion'} parameters by its name, ${isQuantised ? 'about five bits' : 'two bytes'} each`,
    };
  }
  const table: Readonly<Record<string, Amount>> = {
    nltk: /^(all|all-corpora|all-nltk|book|popular)$/.test(id)
      ? between(30e6, 400e6, 3.6e9)
      : between(0.1e6, 12e6, 80e6),
    spacy: /_lg\b|_lg-|_lg$/.test(id)
      ? between(380e6, 590e6, 830e6)
      : /_md/.test(id)
        ? between(30e6, 45e6, 120e6)
        : /_trf/.test(id)
          ? between(400e6, 460e6, 560e6)
          : between(10e6, 15e6, 45e6),
    tiktoken: between(0.8e6, 1.7e6, 4e6),
    easyocr: between(60e6, 100e6, 250e6),
    'openai-whisper': between(75e6, 150e6, 3.1e9),
    ultralytics: between(5e6, 25e6, 140e6),
    torchvision: between(10e6, 100e6, 600e6),
    'torch-hub': between(2e6, 100e6, 1e9),
    stanza: between(100e6, 250e6, 600e6),
  };
  const known = table[request.hub];
  if (known !== undefined)
    return {
      amount: known,
      evidence: 'assumed',
      source: `downloads of ${request.hub} lie in this range`,
    };
  const words: readonly (readonly [RegExp, Amount])[] = [
    [/tiny|mini/, between(15e6, 90e6, 200e6)],
    [/small|distil/, between(60e6, 250e6, 500e6)],
    [/large|xl/, between(0.6e9, 1.4e9, 7e9)],
    [/base|bert|mpnet/, between(200e6, 440e6, 900e6)],
    [/diffusion|sdxl|flux/, between(2e9, 6e9, 24e9)],
  ];
  const match = words.find(([pattern]) => pattern.test(id));
  if (match !== undefined)
    return {
      amount: scale(match[1]),
      evidence: 'assumed',
      source: 'models with such a word in their name lie in this range',
    };
  return {
    amount: scale(between(20e6, 450e6, 15e9)),
    evidence: 'unknown',
    source: 'nothing is known of this model',
  };
}

/** Bytes after unpacking; archives of vectors hardly shrink. */
export function unpackedSize(size: ModelSize, factor: number): ModelSize {
  return { ...size, amount: times(size.amount, factor) };
}
