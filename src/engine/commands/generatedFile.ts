import type { Amount, Evidence } from '../amount.ts';
import type { Effect, FileClass } from '../effects.ts';

/** A file that a command makes. `by` names the command. */
export function generatedFile(
  path: string,
  amount: Amount,
  by: string,
  source: string,
  more: {
    readonly evidence?: Evidence;
    readonly text?: string;
    readonly fileClass?: FileClass;
    /** Bytes in a gzip layer, where known. */
    readonly compressed?: number;
  } = {},
): Effect {
  return {
    type: 'write',
    content: {
      path,
      spread: false,
      amount,
      fileClass: more.fileClass ?? 'data',
      origin: { kind: 'generated', name: by },
      evidence: more.evidence ?? 'derived',
      source,
      ...(more.text === undefined ? {} : { text: more.text }),
      ...(more.compressed === undefined ? {} : { compressed: more.compressed }),
    },
  };
}
