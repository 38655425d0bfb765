import { lighterDistribution } from './lighterDistribution.ts';

/** Distributions that have a build for processors only. */
export const withoutGpu = lighterDistribution({
  id: 'without-gpu',
  names: {
    'onnxruntime-gpu': 'onnxruntime',
    'faiss-gpu': 'faiss-cpu',
    'faiss-gpu-cu12': 'faiss-cpu',
    xgboost: 'xgboost-cpu',
  },
  keepsExtras: false,
  title: (from, to) => `Install ${to} instead of ${from}`,
  why: 'This distribution carries or pulls in libraries for GPUs. The other is the same without them.',
  link: null,
  risk: 'behaviour',
  byHand: 'Keep it as it is where the container is given a GPU.',
});
