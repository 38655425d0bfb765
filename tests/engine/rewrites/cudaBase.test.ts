import { cudaBase } from '../../../src/engine/rewrites/bases/cudaBase.ts';
import { testRewrite } from './testRewrite.ts';

const wheels = [{ kind: 'pip', name: 'nvidia-cublas-cu12' }] as const;

// https://hub.docker.com/r/nvidia/cuda: base, runtime, devel
testRewrite(cudaBase, {
  'devel becomes runtime': {
    before: 'FROM nvidia/cuda:12.4.1-cudnn-devel-ubuntu22.04\nRUN a\n',
    after: 'FROM nvidia/cuda:12.4.1-cudnn-runtime-ubuntu22.04\nRUN a\n',
  },
  'base where the wheels carry CUDA': {
    before: 'FROM nvidia/cuda:11.8.0-cudnn8-runtime-ubuntu22.04 AS app\nRUN pip install torch\n',
    after: 'FROM nvidia/cuda:11.8.0-base-ubuntu22.04 AS app\nRUN pip install torch\n',
    pieces: wheels,
  },
  'keeps a variable': {
    before: 'ARG V=12.4.1\nFROM nvidia/cuda:${V}-devel-ubuntu22.04\nRUN a\n',
    after: 'ARG V=12.4.1\nFROM nvidia/cuda:${V}-runtime-ubuntu22.04\nRUN a\n',
  },
  'pytorch/pytorch': {
    before: 'FROM pytorch/pytorch:2.6.0-cuda12.4-cudnn9-devel\nRUN a\n',
    after: 'FROM pytorch/pytorch:2.6.0-cuda12.4-cudnn9-runtime\nRUN a\n',
  },
  'leaves the toolkit where something is compiled': {
    before: 'FROM nvidia/cuda:12.4.1-devel-ubuntu22.04\nRUN nvcc a.cu\n',
  },
  'leaves runtime where nothing else has CUDA': {
    before: 'FROM nvidia/cuda:12.4.1-runtime-ubuntu22.04\nRUN a\n',
  },
  'leaves base': { before: 'FROM nvidia/cuda:12.4.1-base-ubuntu22.04\nRUN a\n', pieces: wheels },
});
