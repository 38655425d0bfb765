import { exactly } from '../amount.ts';
import type { Content, Effect, Origin, UnknownAnswer, UnknownEffect } from '../effects.ts';
import type { Session } from './session.ts';
import type { Workspace } from '../workspace.ts';

/** The key of `workspace.context` under which a user tells what a command writes: `output://make`. */
export function outputKey(origin: Origin): string {
  return `output://${origin.name}`;
}

/** The answer that a question takes: its own, or the bytes of what it asks about. */
export function answerOf(unknown: UnknownEffect): UnknownAnswer {
  return unknown.answer ?? { kind: 'context', key: outputKey(unknown.origin) };
}

/** An effect with the user's own figures in place of what could not be told; null when nothing is left of it. */
export function withAnswers(effect: Effect, workspace: Workspace): Effect | null {
  if (effect.type === 'unknown') {
    const bytes = given(answerOf(effect.unknown), workspace);
    if (bytes === undefined) return effect;
    const { unknown } = effect;
    // Its bytes may come as an effect of their own.
    if (unknown.amount.high === 0 && unknown.path !== undefined) return null;
    return { type: 'write', content: answeredContent(unknown, bytes) };
  }
  if (effect.type !== 'write' || effect.content.evidence !== 'unknown') return effect;
  return { type: 'write', content: settled(effect.content, workspace) };
}

/** Content that a COPY takes from where nobody weighed it, with the user's figure for it. */
export function withAnswer(content: Content, { workspace }: Pick<Session, 'workspace'>): Content {
  return settled(content, workspace);
}

function settled(content: Content, workspace: Workspace): Content {
  const bytes = given({ kind: 'context', key: outputKey(content.origin) }, workspace);
  return bytes === undefined ? content : { ...content, ...GIVEN, amount: exactly(bytes) };
}

const GIVEN = { evidence: 'measured', source: 'given by you' } as const;

function given(answer: UnknownAnswer, workspace: Workspace): number | undefined {
  if (answer.kind !== 'context') return undefined;
  const bytes = workspace.context?.[answer.key];
  return bytes !== undefined && bytes >= 0 ? bytes : undefined;
}

function answeredContent({ path = '/', origin }: UnknownEffect, bytes: number): Content {
  return { path, spread: true, amount: exactly(bytes), fileClass: 'data', origin, ...GIVEN };
}
