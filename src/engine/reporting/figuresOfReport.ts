import type { Report } from '../report.ts';
import type { ImageFigures } from './imageFigures.ts';

/**
 * The same five numbers as `imageFigures` reads off the ledger, of a run whose report was made: it need not be interpreted again.
 * @returns null for what cannot be weighed
 */
export function figuresOfReport({ error, image, findings, unknowns }: Report): ImageFigures | null {
  if (error !== undefined) return null;
  return {
    bytes: image.bytes,
    compressedBytes: image.compressedBytes,
    codeChangeBytes: image.codeChange.bytes,
    errors: findings.filter(({ severity }) => severity === 'error').length,
    unknowns: new Set(unknowns.map(({ what }) => what)).size,
  };
}
