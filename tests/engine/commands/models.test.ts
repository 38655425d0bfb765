import { describe, expect, test } from 'vitest';
import { huggingfaceCli } from '../../../src/engine/commands/models/huggingfaceCli.ts';
import { modelEffects } from '../../../src/engine/commands/models/modelEffects.ts';
import { downloadNltk } from '../../../src/engine/commands/models/nltk.ts';
import { ollama } from '../../../src/engine/commands/models/ollama.ts';
import { playwright } from '../../../src/engine/commands/node/playwright.ts';
import { snippetDownloads } from '../../../src/engine/commands/python/pythonSnippet.ts';
import { downloadSpacyModel } from '../../../src/engine/commands/models/spacy.ts';
import { word } from '../../../src/engine/commands/word.ts';
import type { ModelFacts, ModelTable } from '../../../src/engine/models/modelTable.ts';
import { callOf, fakeStage, lineOf, runProgram, type FakeStageOptions } from './fakeStage.ts';
import { linesOf, megabytes } from './packageFacts.ts';

const fact = (hub: string, id: string, files: string, bytes: number): ModelFacts => ({
  hub,
  id,
  files,
  bytes,
  source: 'test',
  confidence: 'high',
});
const FACTS: readonly ModelFacts[] = [
  fact('huggingface', 'google-bert/bert-base-uncased', 'model.safetensors', 440_449_768),
  fact('huggingface', 'google-bert/bert-base-uncased', 'pytorch_model.bin', 440_473_133),
  fact('huggingface', 'google-bert/bert-base-uncased', 'tf_model.h5', 536_063_208),
  fact('huggingface', 'sentence-transformers/all-MiniLM-L6-v2', 'model.safetensors', 90_868_376),
  fact('openai-whisper', 'base', 'base.pt in ~/.cache/whisper', 145_262_807),
  fact('spacy', 'en_core_web_sm-3.7.1', 'wheel download', 12_800_000),
];
const models: ModelTable = {
  find: (hub, id) => FACTS.filter((one) => one.hub === hub && one.id === id),
};
const catalog = { models: () => models };

describe('where downloads of Python land, and their megabytes', () => {
  const HUB = '/root/.cache/huggingface/hub';
  test.each<[string, string, number, number, Record<string, string>?]>([
    // Weights prefer safetensors; tokenizer and configuration come on top (transformers).
    [
      "AutoModel.from_pretrained('bert-base-uncased')",
      `${HUB}/models--bert-base-uncased`,
      440,
      461,
    ],
    [
      "SentenceTransformer('all-MiniLM-L6-v2')",
      `${HUB}/models--sentence-transformers--all-MiniLM-L6-v2`,
      90.9,
      94,
    ],
    [
      "AutoModel.from_pretrained('bert-base-uncased')",
      '/models/hub/models--bert-base-uncased',
      440,
      461,
      { HF_HOME: '/models' },
    ],
    ["AutoModel.from_pretrained('bert-base-uncased', cache_dir='/m')", '/m', 440, 461],
    // A snapshot without patterns brings every format.
    [
      "snapshot_download('google-bert/bert-base-uncased')",
      `${HUB}/models--google-bert--bert-base-uncased`,
      1400,
      1450,
    ],
    ["whisper.load_model('base')", '/root/.cache/whisper', 145.2, 145.3],
    // Two bytes a parameter where only the name is known.
    ["AutoModel.from_pretrained('acme/chat-7b')", `${HUB}/models--acme--chat-7b`, 13_900, 14_100],
  ])('%s', (source, path, low, high, env = {}) => {
    const stage = fakeStage({ catalog });
    const effects = modelEffects(snippetDownloads(source), stage, callOf('python -c x', { env }));
    expect(megabytes(effects, path)).toBeGreaterThanOrEqual(low);
    expect(megabytes(effects, path)).toBeLessThanOrEqual(high);
  });

  test('a model that an earlier layer has is not stored again', () => {
    const path = '/root/.cache/huggingface/hub/models--gpt2';
    const lower = {
      [`${path}/`]: { path, spread: true, origin: { kind: 'model' as const, name: 'gpt2' } },
    };
    const effects = modelEffects(
      snippetDownloads("AutoModel.from_pretrained('gpt2')"),
      fakeStage({ catalog, lower }),
      callOf('python'),
    );
    expect(effects).toEqual([]);
  });

  test('an id that is computed is a question', () => {
    const effects = modelEffects(
      snippetDownloads('AutoModel.from_pretrained(name)'),
      fakeStage({ catalog }),
      callOf('python'),
    );
    expect(linesOf(effects)[1]).toBe('? the size of a model of huggingface');
  });
});

describe('programs', () => {
  const MS = '/root/.cache/ms-playwright';
  test.each<[string, readonly string[], FakeStageOptions?]>([
    [
      'hf download google-bert/bert-base-uncased --local-dir /m',
      ['+ /m model google-bert/bert-base-uncased'],
    ],
    [
      'huggingface-cli download google-bert/bert-base-uncased model.safetensors',
      [
        '+ /root/.cache/huggingface/hub/models--google-bert--bert-base-uncased model google-bert/bert-base-uncased',
      ],
    ],
    ['huggingface-cli login --token x', []],
    ['hf auth login', []],
    ['ollama pull llama3:8b', ['+ /root/.ollama/models model llama3:8b', '? the model llama3:8b']],
    ['ollama serve', []],
    // playwright.dev, Browsers: two builds of Chromium since 1.49, --only-shell takes one; ffmpeg comes with each.
    [
      'playwright install chromium',
      [
        `+ ${MS}/chromium download chromium`,
        `+ ${MS}/chromium_headless_shell download chromium-headless-shell`,
        `+ ${MS}/ffmpeg download ffmpeg`,
      ],
    ],
    [
      'playwright install --only-shell chromium',
      [
        `+ ${MS}/chromium_headless_shell download chromium-headless-shell`,
        `+ ${MS}/ffmpeg download ffmpeg`,
      ],
    ],
    [
      'playwright install firefox',
      ['+ /browsers/firefox download firefox', '+ /browsers/ffmpeg download ffmpeg'],
      { env: { PLAYWRIGHT_BROWSERS_PATH: '/browsers' } },
    ],
    ['playwright install-deps chromium', []],
    ['playwright --version', []],
  ])('%s', (line, expected, more) => {
    const program = [huggingfaceCli, ollama, playwright].find(({ names }) =>
      names.includes(line.split(' ')[0] ?? ''),
    );
    if (program === undefined) throw new Error(line);
    expect(linesOf(runProgram(program, line, { catalog, ...more }).effects)).toEqual(expected);
  });

  test('--with-deps runs apt and leaves its lists', () => {
    const run = runProgram(playwright, 'playwright install --with-deps chromium');
    const lines = run.stage.nested.map(lineOf);
    expect(lines[0]).toBe('apt-get update');
    expect(lines[1]).toMatch(/^apt-get install -y --no-install-recommends .*libnss3.*xvfb/);
  });
});

test('spaCy models are packages in site-packages', () => {
  const stage = fakeStage({
    catalog,
    image: {
      pythons: [
        {
          version: '3.11',
          prefix: '/usr/local',
          sitePackages: '/usr/local/lib/python3.11/site-packages',
          hasBytecode: false,
          installed: [],
        },
      ],
    },
  });
  const effects = downloadSpacyModel(
    callOf('python -m spacy download en_core_web_sm'),
    stage,
    'en_core_web_sm',
  );
  expect(linesOf(effects)).toEqual([
    '+ /usr/local/lib/python3.11/site-packages/en_core_web_sm model en_core_web_sm',
  ]);
  expect(megabytes(effects)).toBeCloseTo(14.72, 1);
});

test('NLTK keeps archive and content in nltk_data', () => {
  const stage = fakeStage({ catalog });
  const effects = downloadNltk(
    callOf('python -m nltk.downloader'),
    stage,
    ['-d', '/data', 'punkt', 'stopwords'].map(word),
  );
  expect(linesOf(effects)).toEqual(['+ /data model punkt', '+ /data model stopwords']);
});
