import { torchCpu } from '../../../src/engine/rewrites/python/torchCpu.ts';
import type { PythonProject } from '../../../src/engine/packages/python/wheelTable.ts';
import type { Piece } from './reportOfEverything.ts';
import { testRewrite } from './testRewrite.ts';

const cuda: readonly Piece[] = [
  { kind: 'pip', name: 'torch', version: '2.7.0' },
  { kind: 'pip', name: 'nvidia-cublas-cu12', version: '12.6.4.1' },
];
const withVision: readonly Piece[] = [
  ...cuda,
  { kind: 'pip', name: 'torchvision', version: '0.22.0' },
];

const torch: PythonProject = {
  name: 'torch',
  isWhole: true,
  releases: ['2.8.0', '2.7.0', '2.6.0'].map((version) => ({
    version: `${version}+cpu`,
    index: 'pytorch-cpu',
    since: null,
    requiresPython: null,
    requires: [],
    ranged: true,
    extras: [],
    wheels: [],
    sdistBytes: null,
  })),
};
// What is left to do only shows when the changed text is weighed: the layer then holds torch 2.7.0+cpu.
const row = { pieces: cuda, facts: { python: [torch] }, knowsItsOwnResult: false };

// PyTorch, Start Locally, and PEP 440, Local version identifiers: a newer public version sorts above an older local one.
testRewrite(torchCpu, {
  'nothing but torch: the CPU index alone, where nothing else can slip in': {
    ...row,
    before: 'FROM python:3.12\nRUN pip install torch torchvision==0.22.0\n',
    after:
      'FROM python:3.12\nRUN pip install torch torchvision==0.22.0 --index-url https://download.pytorch.org/whl/cpu\n',
  },
  'beside others: pinned, because the highest version of both indexes wins': {
    ...row,
    before: 'FROM python:3.12\nRUN pip install flask "torch>=2.6" \\\n    redis\n',
    after:
      'FROM python:3.12\nRUN pip install flask "torch==2.7.0+cpu" \\\n    redis --extra-index-url https://download.pytorch.org/whl/cpu\n',
  },
  'as the last word': {
    ...row,
    before: 'FROM python:3.12\nRUN pip install flask torch\n',
    after:
      'FROM python:3.12\nRUN pip install flask torch==2.7.0+cpu --extra-index-url https://download.pytorch.org/whl/cpu\n',
  },
  'brought by something else: named and pinned': {
    ...row,
    before: 'FROM python:3.12\nRUN pip install sentence-transformers\n',
    after:
      'FROM python:3.12\nRUN pip install sentence-transformers torch==2.7.0+cpu --extra-index-url https://download.pytorch.org/whl/cpu\n',
  },
  'in a requirements file, with its sisters, markers and comments kept': {
    ...row,
    pieces: withVision,
    before: 'FROM python:3.12\nCOPY app/requirements.txt .\nRUN pip install -r requirements.txt\n',
    after: 'FROM python:3.12\nCOPY app/requirements.txt .\nRUN pip install -r requirements.txt\n',
    files: {
      'app/requirements.txt':
        '# models\ntorch==2.7.0  # as trained\ntorchvision >= 0.20 ; python_version > "3.8"\nflask\n',
    },
    filesAfter: {
      'app/requirements.txt':
        '# models\n--extra-index-url https://download.pytorch.org/whl/cpu\ntorch==2.7.0+cpu  # as trained\ntorchvision==0.22.0+cpu ; python_version > "3.8"\nflask\n',
    },
  },
  'brought by something in a requirements file': {
    ...row,
    before: 'FROM python:3.12\nRUN pip install -r requirements.txt\n',
    after: 'FROM python:3.12\nRUN pip install -r requirements.txt\n',
    files: { 'requirements.txt': 'ultralytics\n' },
    filesAfter: {
      'requirements.txt':
        '--extra-index-url https://download.pytorch.org/whl/cpu\ntorch==2.7.0+cpu\nultralytics\n',
    },
  },
  'the command that asks for it, not the one beside it': {
    ...row,
    before: 'FROM python:3.12\nRUN pip install -U pip && pip install flask torch\n',
    after:
      'FROM python:3.12\nRUN pip install -U pip && pip install flask torch==2.7.0+cpu --extra-index-url https://download.pytorch.org/whl/cpu\n',
  },
  'an index of PyTorch for CUDA becomes the one for processors': {
    ...row,
    before:
      'FROM python:3.12\nRUN pip3 install torch==2.7.0+cu126 --index-url https://download.pytorch.org/whl/cu126\n',
    after:
      'FROM python:3.12\nRUN pip3 install torch==2.7.0+cpu --index-url https://download.pytorch.org/whl/cpu\n',
  },
  'uv has an option for it': {
    ...row,
    before: 'FROM python:3.12\nRUN uv pip install --system torch\n',
    after: 'FROM python:3.12\nRUN uv pip install --torch-backend=cpu --system torch\n',
  },
  'uv with another backend': {
    ...row,
    before: 'FROM python:3.12\nRUN uv pip install --torch-backend auto torch\n',
    after: 'FROM python:3.12\nRUN uv pip install --torch-backend cpu torch\n',
  },
  'leaves a CPU build': {
    before:
      'FROM python:3.12\nRUN pip install torch==2.7.0+cpu --extra-index-url https://download.pytorch.org/whl/cpu\n',
    pieces: [{ kind: 'pip', name: 'torch', version: '2.7.0+cpu' }],
  },
  'leaves Arm, where the wheels of PyPI have no CUDA': {
    before: 'FROM python:3.12\nRUN pip install torch\n',
    platform: 'linux/arm64',
    pieces: [{ kind: 'pip', name: 'torch', version: '2.7.0' }],
  },
  'leaves an install without torch': {
    ...row,
    before: 'FROM python:3.12\nRUN pip install -c c.txt flask\n',
    pieces: [{ kind: 'pip', name: 'flask' }],
  },
});
