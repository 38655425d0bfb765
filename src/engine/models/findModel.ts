import { between, type Amount, type Evidence } from '../amount.ts';
import type { ModelFacts, ModelTable } from './modelTable.ts';

/** How a model is asked for: the loader decides which of the published files are fetched. */
export type ModelLoader =
  /** transformers `from_pretrained`, `pipeline`: one weight format, safetensors before others. */
  | 'transformers'
  /** `SentenceTransformer("...")`: like transformers; a short name lives below sentence-transformers/. */
  | 'sentence-transformers'
  /** `snapshot_download`, `hf download`: every file of the repository, all weight formats. */
  | 'snapshot'
  /** `WhisperModel("small")` of faster-whisper: CTranslate2 weights below Systran/. */
  | 'faster-whisper'
  | 'openai-whisper'
  | 'spacy'
  | 'nltk'
  | 'ultralytics'
  | 'torchvision'
  | 'playwright'
  | 'ollama';

export interface FoundModel {
  /** Name at the hub: `sentence-transformers/all-MiniLM-L6-v2`. */
  readonly id: string;
  readonly amount: Amount;
  readonly evidence: Evidence;
  /** Which files, as the source names them. */
  readonly files: string;
  readonly source: string;
}

/** Repositories that moved below their organisations in 2024; the Hub redirects the old names. */
const MOVED: Readonly<Record<string, string>> = {
  'bert-base-uncased': 'google-bert/bert-base-uncased',
  'bert-base-cased': 'google-bert/bert-base-cased',
  'bert-large-uncased': 'google-bert/bert-large-uncased',
  'distilbert-base-uncased': 'distilbert/distilbert-base-uncased',
  'distilbert/distilbert-base-uncased-finetuned-sst-2-english':
    'distilbert-base-uncased-finetuned-sst-2-english',
  gpt2: 'openai-community/gpt2',
  'roberta-base': 'FacebookAI/roberta-base',
  't5-small': 'google-t5/t5-small',
  't5-base': 'google-t5/t5-base',
  'stable-diffusion-v1-5/stable-diffusion-v1-5': 'runwayml/stable-diffusion-v1-5',
};

/** Short names of openai-whisper (whisper/__init__.py): `large` and `turbo` are the newest. */
const WHISPER: Readonly<Record<string, string>> = { large: 'large-v3', turbo: 'large-v3-turbo' };

/**
 * The bytes that loading a model leaves on the disk.
 *
 * @returns null when the catalog knows nothing of it: its size is then unknown, not zero
 */
export function findModel(table: ModelTable, loader: ModelLoader, name: string): FoundModel | null {
  for (const [hub, id] of candidates(loader, name.trim())) {
    const rows = table.find(hub, id);
    const first = rows[0];
    if (first === undefined) continue;
    return loader === 'snapshot' ? whole(rows, first) : one(loader, rows, first);
  }
  return null;
}

/** Hubs and ids under which the name may be, the likeliest first. */
function candidates(loader: ModelLoader, name: string): (readonly [string, string])[] {
  switch (loader) {
    case 'transformers':
    case 'snapshot':
      return [
        ['huggingface', MOVED[name] ?? name],
        ['huggingface', name],
      ];
    case 'sentence-transformers':
      return [
        ['huggingface', name.includes('/') ? name : `sentence-transformers/${name}`],
        ['huggingface', MOVED[name] ?? name],
      ];
    case 'faster-whisper': {
      const size = WHISPER[name] ?? name;
      return name.includes('/')
        ? [['huggingface', name]]
        : [
            ['huggingface', `Systran/faster-whisper-${size}`],
            ['huggingface', `mobiuslabsgmbh/faster-whisper-${size}`],
          ];
    }
    case 'openai-whisper':
      return [['openai-whisper', WHISPER[name] ?? name]];
    case 'spacy':
      return spacyNames(name).map((id) => ['spacy', id]);
    case 'ultralytics':
      return [['ultralytics', name.replace(/\.pt$/, '')]];
    case 'ollama':
      return [['ollama', name.replace(/:latest$/, '')]];
    case 'nltk':
    case 'torchvision':
    case 'playwright':
      return [[loader, name]];
  }
}

/** `en` and `en_core_web_sm-3.7.1` as well as the plain package name. */
function spacyNames(name: string): string[] {
  const plain = name === 'en' ? 'en_core_web_sm' : name;
  return [plain, plain.replace(/-[\d.]+$/, '')];
}

/** One weight format: safetensors where there is one, as transformers has preferred since 4.30. */
function one(loader: ModelLoader, rows: readonly ModelFacts[], first: ModelFacts): FoundModel {
  const row = rows.find((candidate) => candidate.files.includes('safetensors')) ?? first;
  const share = shareOf(row);
  // Tokenizers, configurations and the like come with the weights: 0.7 MB for BERT, 2-17 MB for newer vocabularies.
  const besides = loader === 'transformers' || loader === 'sentence-transformers' ? 2_400_000 : 0;
  const amount = between(
    row.bytes * (1 - share),
    row.bytes + besides,
    row.bytes * (1 + share) + besides * 8,
  );
  return found(row, amount);
}

/** Every format that is known, and what may be there besides: other formats of the same size are common. */
function whole(rows: readonly ModelFacts[], first: ModelFacts): FoundModel {
  const bytes = rows.reduce((sum, row) => sum + row.bytes, 0);
  const largest = Math.max(...rows.map((row) => row.bytes));
  const amount = between(largest, bytes, Math.max(bytes * 1.2, largest * 3));
  return { ...found(first, amount), files: rows.map((row) => row.files).join(', ') };
}

function found(row: ModelFacts, amount: Amount): FoundModel {
  const evidence = row.confidence === 'high' ? 'published' : 'derived';
  return { id: row.id, amount, evidence, files: row.files, source: row.source };
}

function shareOf(row: ModelFacts): number {
  if (row.confidence === 'high') return 0;
  return row.confidence === 'medium' ? 0.05 : 0.4;
}
