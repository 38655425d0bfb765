import type { TagParts } from '../parseTag.ts';
import { compareVersions } from '../versions.ts';

/**
 * Publishers who moved from one Ubuntu to the next as their versions went on: the first version on each, newest first.
 * Sources: the FROM lines of each project's Dockerfiles by release (tensorflow/build, pytorch/pytorch docker.Makefile); NVIDIA's
 * framework containers support matrix (docs.nvidia.com/deeplearning/frameworks/support-matrix).
 */
const BY_VERSION: readonly (readonly [
  RegExp,
  readonly (readonly [readonly number[], string])[],
])[] = [
  [
    /^tensorflow\/tensorflow$/,
    [
      [[2, 14], 'jammy'],
      [[2, 6], 'focal'],
      [[1, 13], 'bionic'],
      [[0], 'xenial'],
    ],
  ],
  [
    /^pytorch\/pytorch$/,
    [
      [[2, 2], 'jammy'],
      [[2, 0], 'focal'],
      [[1, 1], 'bionic'],
      [[0], 'xenial'],
    ],
  ],
  [
    /^nvcr\.io\/nvidia\/(?:pytorch|tensorflow|tritonserver|tensorrt)$/,
    [
      [[24, 11], 'noble'],
      [[23, 5], 'jammy'],
      [[20, 12], 'focal'],
      [[19, 4], 'bionic'],
      [[17], 'xenial'],
    ],
  ],
];

/** The suite that a publisher's image of a version stands on; null for publishers who are not listed, and for tags without a version. */
export function distributionByVersion(name: string, parts: TagParts): string | null {
  const { version } = parts;
  if (version === null) return null;
  const steps = BY_VERSION.find(([pattern]) => pattern.test(name))?.[1] ?? [];
  return steps.find(([first]) => compareVersions(version, first) >= 0)?.[1] ?? null;
}
