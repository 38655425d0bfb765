import type { OriginKind } from '../../engine/effects.ts';

/** What bytes are, in the few groups that a picture can tell apart by colour, in the order of a bar. */
export const BYTE_KINDS = [
  'base',
  'system',
  'python',
  'packages',
  'context',
  'model',
  'other',
] as const;

export type ByteKind = (typeof BYTE_KINDS)[number];

export function byteKindOf(origin: OriginKind): ByteKind {
  switch (origin) {
    case 'base':
    case 'image':
      return 'base';
    case 'apt':
    case 'apk':
    case 'rpm':
    case 'package-database':
      return 'system';
    case 'pip':
    case 'cache':
    case 'python':
    case 'conda':
      return 'python';
    case 'npm':
    case 'gem':
    case 'go':
    case 'cargo':
    case 'java':
      return 'packages';
    case 'context':
      return 'context';
    case 'model':
    case 'download':
    case 'git':
      return 'model';
    case 'generated':
      return 'other';
  }
}
