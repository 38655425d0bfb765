import type { Amount, Evidence } from '../amount.ts';
import type { Content, Effect, FileClass, Origin, Selection } from '../effects.ts';
import type { Call } from '../shell/command.ts';
import type { StageView } from './program.ts';
import { unknownContent, type Question } from './unknownBytes.ts';

export interface Written {
  /** A folder below which the bytes lie, or one file with `isFile`. */
  readonly path: string;
  readonly isFile?: boolean;
  readonly amount: Amount;
  /** `code` when absent. */
  readonly fileClass?: FileClass;
  readonly origin: Origin;
  readonly evidence: Evidence;
  readonly source: string;
  readonly text?: string;
}

/** Bytes that a package manager leaves below a folder. */
export function written(what: Written): Effect {
  return { type: 'write', content: contentOf(what) };
}

/** The same when the amount is hardly more than a guess: it goes into the ledger with the question that would settle it. */
export function asked(what: Written, question: Question): readonly Effect[] {
  return unknownContent(contentOf(what), question);
}

function contentOf(what: Written): Content {
  return {
    path: what.path,
    spread: what.isFile !== true,
    amount: what.amount,
    fileClass: what.fileClass ?? 'code',
    origin: what.origin,
    evidence: what.evidence,
    source: what.source,
    ...(what.text === undefined ? {} : { text: what.text }),
  };
}

/** Files that go. */
export function removed(paths: readonly string[], more: Omit<Selection, 'paths'> = {}): Effect {
  return { type: 'delete', selection: { paths, ...more } };
}

/** The home folder that a program finds: `HOME`, else that of the user. */
export function homeOf(call: Call, stage: StageView): string {
  return call.env.get('HOME') || stage.home;
}
