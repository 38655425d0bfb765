import type { Optimised } from '../../../src/engine/rewrites/proof/optimize.ts';

/** What the steps of the optimiser leave unexplained of the difference between before and after. Bytes; all 0 when the parts add up. */
export function partsLeft({ before, report, steps }: Optimised): {
  readonly disk: number;
  readonly download: number;
  readonly codeChange: number;
} {
  const [was, is] = [before.image, report.image];
  const left = {
    disk: was.bytes - is.bytes,
    download: was.compressedBytes - is.compressedBytes,
    codeChange: was.codeChange.bytes - is.codeChange.bytes,
  };
  for (const step of steps) {
    left.disk -= step.savedBytes;
    left.download -= step.savedCompressedBytes;
    left.codeChange -= step.savedCodeChangeBytes;
  }
  return left;
}
