import type { Effect } from '../effects.ts';
import type { Call } from '../shell/command.ts';
import { archiveInPipe } from './archive/archiveSource.ts';
import type { StageView } from './program.ts';
import { unknownNote } from './unknownBytes.ts';
import { between } from '../amount.ts';

/** Where a program comes from that an interpreter reads from its pipe: an address without scheme, a path, or the program that prints it. */
export function streamedProgram(call: Call, stage: StageView): string {
  const source = archiveInPipe(call, stage);
  if (source !== undefined) return source.name;
  return call.stdin.kind === 'stream' ? call.stdin.from.name : '';
}

/**
 * The question for such a program when nobody knows what it does: an installer, mostly, as with those of the shell.
 */
export function unknownInput(name: string): Effect {
  return unknownNote({
    what: `the program ${name}`,
    reason: 'What a program that is read from a pipe does cannot be told from the Dockerfile.',
    question: `How many bytes does ${name} write?`,
    amount: between(0, 0, 2e9),
    origin: { kind: 'generated', name },
  });
}
