import type { Amount } from '../../amount.ts';
import type { Effect, FileClass } from '../../effects.ts';
import type { Call } from '../../shell/command.ts';
import { unknownContent } from '../unknownBytes.ts';

/** What a build makes below a folder: nobody can tell from the command. */
export function buildOutput(
  call: Call,
  what: string,
  path: string,
  amount: Amount,
  fileClass: FileClass,
): readonly Effect[] {
  return unknownContent(
    {
      path,
      spread: true,
      amount,
      fileClass,
      origin: { kind: 'generated', name: what },
      evidence: 'unknown',
      source: 'what a build makes cannot be told from its command',
    },
    {
      what,
      reason: `What ${call.name} makes cannot be told from its command.`,
      question: `How many bytes does ${what} write below ${path}?`,
    },
  );
}
