import { NOTHING, type Amount } from '../amount.ts';
import type { Content, Effect, Origin, UnknownAnswer, UnknownEffect } from '../effects.ts';

export interface Question {
  readonly what: string;
  readonly reason: string;
  readonly question: string;
  readonly answer?: UnknownAnswer;
}

/**
 * What a program without a model writes, in bytes: mostly nothing (it checks, prints or asks), and no one knows how much otherwise. The end
 * is that of a build script's output (see nodeScript.ts).
 */
export const UNSEEN: Amount = { bytes: 0, low: 0, high: 100e6 };

/**
 * Bytes of an unknown amount at a known place: they go into the ledger like any others, so that a later `rm` of the same layer takes
 * them away, and the question that would settle them goes beside them without bytes of its own.
 */
export function unknownContent(content: Content, question: Question): readonly Effect[] {
  return [
    { type: 'write', content },
    unknownNote({ ...question, path: content.path, origin: content.origin, amount: NOTHING }),
  ];
}

/** Bytes of an unknown amount at a place that is not known. */
export function unknownNote(
  unknown: Question & { readonly origin: Origin; readonly amount?: Amount; readonly path?: string },
): Effect {
  const full: UnknownEffect = { ...unknown, amount: unknown.amount ?? NOTHING };
  return { type: 'unknown', unknown: full };
}
