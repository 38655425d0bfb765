import { torchCpuProject } from '../../../src/engine/rewrites/python/torchCpuProject.ts';
import { testRewrite } from './testRewrite.ts';

const text = 'FROM python:3.12\nCOPY pyproject.toml .\nRUN uv sync --no-dev\n';
const row = {
  before: text,
  after: text,
  pieces: [
    { kind: 'pip', name: 'torch', version: '2.7.0' },
    { kind: 'pip', name: 'torchvision', version: '0.22.0' },
  ],
} as const;
const head = '[project]\nname = "a"\ndependencies = ["torch>=2", "torchvision"]\n';
const index =
  '\n[[tool.uv.index]]\nname = "pytorch-cpu"\nurl = "https://download.pytorch.org/whl/cpu"\nexplicit = true\n';
const sources = 'torch = { index = "pytorch-cpu" }\ntorchvision = { index = "pytorch-cpu" }\n';

// https://docs.astral.sh/uv/guides/integration/pytorch/
testRewrite(torchCpuProject, {
  'an explicit index and its sources': {
    ...row,
    files: { 'pyproject.toml': head },
    filesAfter: { 'pyproject.toml': `${head}${index}\n[tool.uv.sources]\n${sources}` },
  },
  'sources that are there get more lines': {
    ...row,
    files: { 'pyproject.toml': `${head}[tool.uv.sources]\nb = { path = "b" }` },
    filesAfter: {
      'pyproject.toml': `${head}[tool.uv.sources]\n${sources}b = { path = "b" }\n${index}`,
    },
  },
  'leaves what only something else asks for': {
    ...row,
    files: { 'pyproject.toml': '[project]\nname = "a"\ndependencies = ["ultralytics"]\n' },
  },
  'leaves a build for processors': {
    before: text,
    pieces: [{ kind: 'pip', name: 'torch', version: '2.7.0+cpu' }],
    files: { 'pyproject.toml': head },
  },
});
