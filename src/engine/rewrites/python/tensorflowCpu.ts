import { lighterDistribution } from './lighterDistribution.ts';

/** The tensorflow wheel carries its GPU kernels whether or not there is a GPU. */
export const tensorflowCpu = lighterDistribution({
  id: 'tensorflow-cpu',
  names: { tensorflow: 'tensorflow-cpu', 'intel-tensorflow': 'tensorflow-cpu' },
  keepsExtras: false,
  title: (_, to) => `Install ${to}`,
  why: 'The tensorflow wheel for Linux carries kernels for GPUs. tensorflow-cpu is the same release without them.',
  link: 'https://www.tensorflow.org/install/pip',
  risk: 'behaviour',
  byHand: 'Keep tensorflow where the container is given a GPU.',
});
