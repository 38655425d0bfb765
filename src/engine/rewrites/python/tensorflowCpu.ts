import { compareVersions, isPin, satisfiesRange } from '../../packages/python/version.ts';
import { lighterDistribution } from './lighterDistribution.ts';

/** Before 2.1 tensorflow itself was the one for processors, beside tensorflow-gpu (tensorflow.org, Install with pip, Older versions). */
const FIRST = '2.1.0';

function hasRelease(range: string): boolean {
  const pinned = /^={2,3}([\d.]+\d)/.exec(range)?.[1];
  if (isPin(range) && pinned !== undefined) return compareVersions(pinned, FIRST) >= 0;
  for (let minor = 1; minor < 40; minor += 1) {
    for (let patch = 0; patch < 5; patch += 1) {
      if (satisfiesRange(`2.${minor}.${patch}`, range)) return true;
    }
  }
  return false;
}

/** The tensorflow wheel carries its GPU kernels whether or not there is a GPU. */
export const tensorflowCpu = lighterDistribution({
  id: 'tensorflow-cpu',
  names: { tensorflow: 'tensorflow-cpu', 'intel-tensorflow': 'tensorflow-cpu' },
  keepsExtras: false,
  hasRelease,
  title: (_, to) => `Install ${to}`,
  why: 'The tensorflow wheel for Linux carries kernels for GPUs. tensorflow-cpu is the same release without them.',
  link: 'https://www.tensorflow.org/install/pip',
  risk: 'behaviour',
  byHand: 'Keep tensorflow where the container is given a GPU.',
});
