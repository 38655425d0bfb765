import { describe, expect, it } from 'vitest';
import { gpuHint } from '../../../src/engine/rewrites/python/gpuHint.ts';
import { makeScene } from '../../../src/engine/rewrites/proof/makeScene.ts';
import { torchCpu } from '../../../src/engine/rewrites/python/torchCpu.ts';
import { fakeCatalog } from '../fakeCatalog.ts';
import { reportOfEverything, type Piece } from './reportOfEverything.ts';
import { proposalsFor } from './testRewrite.ts';

/** What pip brought because torch asked for it (PyPI: requires-dist of torch 2.7.0). */
const torch: readonly Piece[] = [
  { kind: 'pip', name: 'torch', version: '2.7.0' },
  { kind: 'pip', name: 'nvidia-cublas-cu12', requiredBy: ['torch'] },
  { kind: 'pip', name: 'triton', requiredBy: ['torch'] },
];

interface Row {
  readonly text: string;
  readonly files?: Readonly<Record<string, string>>;
  readonly pieces?: readonly Piece[];
  readonly hint: string | null;
}

const plain = 'FROM python:3.12-slim\nRUN pip install torch\n';

// What each word stands for: NVIDIA Container Toolkit, Docker Compose specification (devices), PyTorch's indexes.
const TABLE: Readonly<Record<string, Row>> = {
  'torch alone says nothing': { text: plain, hint: null },
  'nor does a comment': { text: `# no CUDA, no GPU\n${plain}# nvidia-smi\n`, hint: null },
  'nor a variable that hides every GPU': {
    text: `${plain}ENV CUDA_VISIBLE_DEVICES=-1\nCMD ["python", "a.py", "--device", "cpu"]\n`,
    hint: null,
  },
  'nor a lock file, which lists the wheels of every platform': {
    text: plain,
    files: { 'uv.lock': 'name = "nvidia-cublas-cu12"\n' },
    hint: null,
  },
  'nor code that asks first': {
    text: plain,
    files: { 'app.py': 'd = "cuda" if torch.cuda.is_available() else "cpu"\n' },
    hint: null,
  },
  'a base image of CUDA': {
    text: 'FROM nvidia/cuda:12.4.1-runtime-ubuntu22.04\nRUN pip install torch\n',
    hint: 'nvidia/cuda:12.4.1-runtime-ubuntu22.04',
  },
  'an image of PyTorch with CUDA': {
    text: 'FROM pytorch/pytorch:2.3.0-cuda12.1-cudnn8-runtime\nRUN pip install torch\n',
    hint: 'pytorch/pytorch:2.3.0-cuda12.1-cudnn8-runtime',
  },
  "the runtime's variables": { text: `${plain}ENV NVIDIA_VISIBLE_DEVICES=all\n`, hint: 'NVIDIA' },
  'an argument of the command': {
    text: `${plain}CMD ["python", "a.py", "--device", "cuda"]\n`,
    hint: 'cuda',
  },
  'an index of a CUDA build': {
    text: 'FROM python:3.12\nRUN pip install torch --index-url https://download.pytorch.org/whl/cu121\n',
    hint: 'cu121',
  },
  'the same in a list': {
    text: plain,
    files: { 'requirements.txt': 'torch==2.3.0+cu121\n' },
    hint: '+cu121',
  },
  'a compose file that asks for one': {
    text: plain,
    files: { 'docker-compose.yml': 'devices:\n  - driver: nvidia\n    capabilities: [gpu]\n' },
    hint: 'nvidia',
  },
  'code that does not ask': {
    text: plain,
    files: { 'app.py': 'model = load().cuda()\n' },
    hint: '.cuda()',
  },
  'a package of no use without': {
    text: plain,
    pieces: [...torch, { kind: 'pip', name: 'bitsandbytes' }],
    hint: 'bitsandbytes',
  },
};

describe('gpuHint', () => {
  it.each(Object.entries(TABLE))('%s', (_, { text, files = {}, pieces = torch, hint }) => {
    const workspace = { dockerfile: text, files };
    const scene = makeScene(workspace, fakeCatalog(), reportOfEverything(text, pieces));
    expect(gpuHint(scene)).toBe(hint);
  });
});

it.each([
  ['nothing speaks of a GPU: to be checked', plain, 'check'],
  [
    'something does: what runs would change',
    `${plain}ENV NVIDIA_VISIBLE_DEVICES=all\n`,
    'behaviour',
  ],
])('torch without CUDA, %s', (_, before, risk) => {
  expect(proposalsFor(torchCpu, { before, pieces: torch }).map((one) => one.risk)).toEqual([risk]);
});
