import { exactly } from '../amount.ts';
import { expandVariables } from '../dockerfile/expandVariables.ts';
import type { CopySource } from '../dockerfile/instruction.ts';
import { normalizePath } from '../filesystem/normalizePath.ts';
import { utf8Length } from '../utf8Length.ts';
import type { CopyMatch } from './copyTree.ts';
import { valueInStage } from './scope.ts';
import type { StageState } from './stageState.ts';

/**
 * The file of `COPY <<name`. Quotes in it stay, variables are expanded, and the escape character is a backslash whatever the file says
 * (moby/buildkit dockerfile2llb/convert.go: dispatch, SkipProcessQuotes).
 */
export function heredocFile(
  source: Extract<CopySource, { kind: 'heredoc' }>,
  state: StageState,
): CopyMatch {
  const text = source.expand ? expanded(source.body, state) : source.body;
  return {
    content: {
      path: normalizePath(source.name),
      spread: false,
      amount: exactly(utf8Length(text)),
      fileClass: 'code',
      origin: { kind: 'context', name: source.name },
      evidence: 'measured',
      source: 'the here-document itself',
      text,
    },
    relative: source.name,
    isFile: true,
    // It stands in the Dockerfile: a change of the application does not change it.
    isChanged: false,
  };
}

function expanded(body: string, state: StageState): string {
  const quotesStay = body.replace(/\\[\s\S]|['"]/g, (found) =>
    found.length === 1 ? `\\${found}` : found,
  );
  return expandVariables(quotesStay, (name) => valueInStage(name, state), '\\').text;
}
