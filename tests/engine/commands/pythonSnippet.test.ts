import { describe, expect, test } from 'vitest';
import {
  snippetDownloads,
  type ModelRequest,
} from '../../../src/engine/commands/python/pythonSnippet.ts';

describe('downloads in Python text', () => {
  test.each<[string, readonly ModelRequest[]]>([
    [
      "from transformers import AutoModel; AutoModel.from_pretrained('bert-base-uncased')",
      [{ hub: 'huggingface', id: 'bert-base-uncased', part: 'weights' }],
    ],
    // The tokenizer of the same repository comes with the weights.
    [
      "m='BAAI/bge-m3'\nAutoTokenizer.from_pretrained(m)\nAutoModel.from_pretrained(m)",
      [{ hub: 'huggingface', id: 'BAAI/bge-m3', part: 'weights' }],
    ],
    ["AutoTokenizer.from_pretrained('gpt2')", [{ hub: 'huggingface', id: 'gpt2', part: 'small' }]],
    [
      "AutoModel.from_pretrained(os.environ['MODEL'])",
      [{ hub: 'huggingface', id: null, part: 'weights' }],
    ],
    [
      "SentenceTransformer('all-MiniLM-L6-v2')",
      [{ hub: 'huggingface', id: 'sentence-transformers/all-MiniLM-L6-v2', part: 'weights' }],
    ],
    [
      'SentenceTransformer("BAAI/bge-small-en-v1.5", cache_folder="/models")',
      [{ hub: 'huggingface', id: 'BAAI/bge-small-en-v1.5', part: 'weights', folder: '/models' }],
    ],
    [
      "snapshot_download(repo_id='a/b', local_dir='/m')",
      [{ hub: 'huggingface', id: 'a/b', part: 'snapshot', folder: '/m' }],
    ],
    [
      "snapshot_download('a/b', allow_patterns=['*.safetensors', '*.json'])",
      [{ hub: 'huggingface', id: 'a/b', part: 'snapshot', files: ['*.safetensors', '*.json'] }],
    ],
    [
      "hf_hub_download(repo_id='a/b', filename='model.onnx')",
      [{ hub: 'huggingface', id: 'a/b', part: 'file', files: ['model.onnx'] }],
    ],
    [
      "pipeline('sentiment-analysis', model='ProsusAI/finbert')",
      [{ hub: 'huggingface', id: 'ProsusAI/finbert', part: 'weights' }],
    ],
    [
      "pipeline('sentiment-analysis')",
      [
        {
          hub: 'huggingface',
          id: 'distilbert-base-uncased-finetuned-sst-2-english',
          part: 'weights',
        },
      ],
    ],
    [
      "import whisper; whisper.load_model('base')",
      [{ hub: 'openai-whisper', id: 'base', part: 'weights' }],
    ],
    [
      "WhisperModel('small', device='cpu')",
      [{ hub: 'huggingface', id: 'Systran/faster-whisper-small', part: 'weights' }],
    ],
    [
      "torch.hub.load('ultralytics/yolov5', 'yolov5s')",
      [{ hub: 'torch-hub', id: 'ultralytics/yolov5:yolov5s', part: 'weights' }],
    ],
    [
      'torchvision.models.resnet50(weights="IMAGENET1K_V1")',
      [{ hub: 'torchvision', id: 'resnet50', part: 'weights' }],
    ],
    ['models.resnet50(weights=None)', []],
    [
      "nltk.download('punkt'); nltk.download('stopwords', download_dir='/nltk')",
      [
        { hub: 'nltk', id: 'punkt', part: 'weights' },
        { hub: 'nltk', id: 'stopwords', part: 'weights', folder: '/nltk' },
      ],
    ],
    [
      "spacy.cli.download('en_core_web_sm')",
      [{ hub: 'spacy', id: 'en_core_web_sm', part: 'weights' }],
    ],
    ["easyocr.Reader(['en', 'de'])", [{ hub: 'easyocr', id: 'en+de', part: 'weights' }]],
    [
      "tiktoken.get_encoding('cl100k_base')",
      [{ hub: 'tiktoken', id: 'cl100k_base', part: 'file' }],
    ],
    ["YOLO('yolov8n.pt')", [{ hub: 'ultralytics', id: 'yolov8n', part: 'weights' }]],
    // A comment downloads nothing.
    ["# nltk.download('punkt')\nprint('hello')", []],
    ['import torch; print(torch.__version__)', []],
    ['from_pretrained(', [{ hub: 'huggingface', id: null, part: 'weights' }]],
  ])('%s', (source, expected) => {
    expect(snippetDownloads(source)).toEqual(expected);
  });

  test('never throws on what is no Python', () => {
    for (const text of ['((((', "'", '"""', 'a(b(c', '#', 'SentenceTransformer("', '\\']) {
      expect(() => snippetDownloads(text)).not.toThrow();
    }
  });
});
