import type { ModelRequest } from '../models/modelRequest.ts';

export { modelEffects } from '../models/modelEffects.ts';
export type { ModelRequest } from '../models/modelRequest.ts';

/** A call in Python text: its name and the text between its parentheses. */
interface PythonCall {
  readonly name: string;
  readonly args: string;
}

/**
 * Downloads that a piece of Python starts, by the calls in its text: Hugging Face, sentence-transformers, whisper, torch.hub, torchvision,
 * spaCy, NLTK, EasyOCR, tiktoken, ultralytics. A reader of calls and string literals, not of Python: names assigned a literal once
 * (`MODEL = "x"`) are seen through, anything computed is a request without id.
 */
export function snippetDownloads(source: string): ModelRequest[] {
  const code = withoutComments(source);
  const names = assigned(code);
  const found: ModelRequest[] = [];
  for (const call of callsOf(code)) {
    const request = requestOf(call, names);
    if (request !== undefined && !found.some((other) => isSame(other, request)))
      found.push(request);
  }
  // A tokenizer beside the weights of the same repository comes with them.
  return found.filter(
    (one) =>
      one.part !== 'small' ||
      !found.some((other) => other !== one && other.hub === one.hub && other.id === one.id),
  );
}

function isSame(a: ModelRequest, b: ModelRequest): boolean {
  return (
    a.hub === b.hub &&
    a.id === b.id &&
    a.part === b.part &&
    (a.files ?? []).join() === (b.files ?? []).join()
  );
}

type Names = ReadonlyMap<string, string>;

function requestOf({ name, args }: PythonCall, names: Names): ModelRequest | undefined {
  const first = (...keys: string[]): string | null => argument(args, keys, names);
  const cacheDir =
    keyword(args, 'cache_dir', names) ?? keyword(args, 'local_dir', names) ?? undefined;
  const place = cacheDir === undefined ? {} : { folder: cacheDir };
  const last = name.replace(/^.*\./, '');
  if (last === 'from_pretrained') {
    const isSmall = /(Tokenizer|Processor|FeatureExtractor|Config)(Fast)?\.from_pretrained$/.test(
      name,
    );
    return {
      hub: 'huggingface',
      id: first('pretrained_model_name_or_path', 'repo_id'),
      part: isSmall ? 'small' : 'weights',
      ...place,
    };
  }
  switch (last) {
    case 'SentenceTransformer':
    case 'CrossEncoder':
    case 'SparseEncoder': {
      const id = first('model_name_or_path', 'model_name');
      const folder = keyword(args, 'cache_folder', names);
      return {
        hub: 'huggingface',
        id: id === null || id.includes('/') ? id : `sentence-transformers/${id}`,
        part: 'weights',
        ...(folder ? { folder } : {}),
      };
    }
    case 'HuggingFaceEmbeddings':
    case 'HuggingFaceBgeEmbeddings':
    case 'HuggingFaceEmbedding':
      return { hub: 'huggingface', id: first('model_name'), part: 'weights' };
    case 'TextEmbedding':
      return { hub: 'huggingface', id: first('model_name'), part: 'weights', files: ['*.onnx'] };
    case 'snapshot_download': {
      const patterns = strings(keywordText(args, 'allow_patterns') ?? '', names);
      return {
        hub: 'huggingface',
        id: first('repo_id'),
        part: 'snapshot',
        ...(patterns.length > 0 ? { files: patterns } : {}),
        ...place,
      };
    }
    case 'hf_hub_download': {
      const file = keyword(args, 'filename', names) ?? positional(args, 1, names);
      return {
        hub: 'huggingface',
        id: first('repo_id'),
        part: 'file',
        ...(file === null || file === undefined ? {} : { files: [file] }),
        ...place,
      };
    }
    case 'pipeline': {
      const model = keyword(args, 'model', names) ?? positional(args, 1, names);
      const task = keyword(args, 'task', names) ?? positional(args, 0, names);
      if (typeof model === 'string') return { hub: 'huggingface', id: model, part: 'weights' };
      // The default of the task, where it is in the catalog.
      return {
        hub: 'huggingface',
        id:
          task === 'sentiment-analysis' || task === 'text-classification'
            ? 'distilbert-base-uncased-finetuned-sst-2-english'
            : null,
        part: 'weights',
      };
    }
    case 'WhisperModel': {
      const id = first('model_size_or_path', 'model_size');
      const folder = keyword(args, 'download_root', names);
      return {
        hub: 'huggingface',
        id: id === null || id.includes('/') ? id : `Systran/faster-whisper-${id}`,
        part: 'weights',
        ...(folder ? { folder } : {}),
      };
    }
    case 'YOLO':
      return {
        hub: 'ultralytics',
        id: first('model')?.replace(/\.pt$/, '') ?? null,
        part: 'weights',
      };
    case 'Reader':
      return /easyocr/.test(name) || name === 'Reader'
        ? { hub: 'easyocr', id: strings(args, names).join('+') || 'en', part: 'weights' }
        : undefined;
    case 'encoding_for_model':
    case 'get_encoding':
      return { hub: 'tiktoken', id: first('encoding_name', 'model_name'), part: 'file' };
  }
  if (/(^|\.)whisper\.load_model$/.test(name))
    return { hub: 'openai-whisper', id: first('name'), part: 'weights', ...rootOf(args, names) };
  if (/(^|\.)hub\.load$/.test(name))
    return {
      hub: 'torch-hub',
      id:
        [positional(args, 0, names), positional(args, 1, names)].filter(Boolean).join(':') || null,
      part: 'weights',
    };
  if (
    /(^|\.)(torchvision\.)?models\.[a-z]\w+$/.test(name) &&
    /(weights\s*=\s*(?!None)|pretrained\s*=\s*True)/.test(args)
  )
    return { hub: 'torchvision', id: last, part: 'weights' };
  if (/(^|\.)nltk\.download$/.test(name) || name === 'nltk.downloader.download') {
    const folder = keyword(args, 'download_dir', names);
    return {
      hub: 'nltk',
      id: positional(args, 0, names) ?? null,
      part: 'weights',
      ...(folder ? { folder } : {}),
    };
  }
  if (/(^|\.)spacy\.cli\.download$|(^|\.)cli\.download$/.test(name))
    return { hub: 'spacy', id: first('model'), part: 'weights' };
  if (/(^|\.)(stanza)\.download$/.test(name))
    return { hub: 'stanza', id: positional(args, 0, names) ?? 'en', part: 'weights' };
  return undefined;
}

function rootOf(args: string, names: Names): { folder?: string } {
  const folder = keyword(args, 'download_root', names);
  return folder ? { folder } : {};
}

/** Blanks comments; `#` inside of a string stays. */
function withoutComments(source: string): string {
  return source.replace(
    /("""[\s\S]*?"""|'''[\s\S]*?'''|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*')|#[^\n]*/g,
    (all, text: string | undefined) => text ?? (all === '' ? '' : ' '),
  );
}

/** Names that are given one string literal, keyword defaults and `os.environ.get` aside. */
function assigned(code: string): Names {
  const names = new Map<string, string>();
  for (const match of code.matchAll(
    /(?:^|[\n;])\s*(\w+)\s*(?::\s*\w+\s*)?=\s*[rbu]?(["'])([^"'\n]*)\2\s*(?=$|[\n;])/g,
  )) {
    names.set(match[1] ?? '', match[3] ?? '');
  }
  return names;
}

function callsOf(code: string): readonly PythonCall[] {
  const calls: PythonCall[] = [];
  for (const match of code.matchAll(/([A-Za-z_][\w.]*)\s*\(/g)) {
    const start = match.index + match[0].length;
    const end = closing(code, start);
    calls.push({ name: match[1] ?? '', args: code.slice(start, end) });
  }
  return calls;
}

/** Index of the parenthesis that closes the one before `start`; the end of the text when there is none. */
function closing(code: string, start: number): number {
  let depth = 1;
  for (let at = start; at < code.length; at += 1) {
    const character = code.charAt(at);
    if (character === '"' || character === "'") {
      const end = code.indexOf(character, at + 1);
      if (end < 0) return code.length;
      at = end;
    } else if ('([{'.includes(character)) depth += 1;
    else if (')]}'.includes(character)) {
      depth -= 1;
      if (depth === 0) return at;
    }
  }
  return code.length;
}

/** The arguments of a call, split at the commas of its own level. */
function split(args: string): readonly string[] {
  const parts: string[] = [];
  let begin = 0;
  for (let at = 0; at < args.length; at += 1) {
    const character = args.charAt(at);
    if (character === '"' || character === "'") {
      const end = args.indexOf(character, at + 1);
      at = end < 0 ? args.length : end;
    } else if ('([{'.includes(character)) at = closing(args, at + 1);
    else if (character === ',') {
      parts.push(args.slice(begin, at));
      begin = at + 1;
    }
  }
  parts.push(args.slice(begin));
  return parts.map((part) => part.trim()).filter((part) => part !== '');
}

function keywordText(args: string, key: string): string | undefined {
  return split(args)
    .find((part) => new RegExp(`^${key}\\s*=(?!=)`).test(part))
    ?.replace(/^\w+\s*=\s*/, '');
}

/** The string that a keyword is given: undefined when absent, null when it cannot be told. */
function keyword(args: string, key: string, names: Names): string | null | undefined {
  const text = keywordText(args, key);
  return text === undefined ? undefined : literal(text, names);
}

function positional(args: string, index: number, names: Names): string | null | undefined {
  const text = split(args).filter((part) => !/^\w+\s*=(?!=)/.test(part))[index];
  return text === undefined ? undefined : literal(text, names);
}

function argument(args: string, keys: readonly string[], names: Names): string | null {
  for (const key of keys) {
    const value = keyword(args, key, names);
    if (value !== undefined) return value;
  }
  return positional(args, 0, names) ?? null;
}

function literal(text: string, names: Names): string | null {
  const match = /^[rbu]?(["'])(.*)\1$/s.exec(text.trim());
  if (match !== null) return match[2] ?? null;
  return names.get(text.trim()) ?? null;
}

function strings(text: string, names: Names): readonly string[] {
  const found = [...text.matchAll(/(["'])((?:(?!\1).)*)\1/g)].map((match) => match[2] ?? '');
  const named = names.get(text.trim());
  return named === undefined ? found : [named];
}
