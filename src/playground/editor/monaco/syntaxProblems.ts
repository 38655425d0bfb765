import type { Diagnostic } from '../../../bridge/languageWorker.ts';

/** Lines of a finding of the engine, 1-based. */
export interface FoundLines {
  readonly line: number;
  readonly endLine: number;
}

/** Flags of the Dockerfile reference that dockerfile-utils 0.16.3 takes for unknown. */
const KNOWN_FLAGS = new Set([
  'checksum',
  'chmod',
  'chown',
  'exclude',
  'from',
  'keep-git-dir',
  'link',
  'parents',
  'platform',
  'unpack',
]);

/**
 * What the language service finds and the engine does not: where the engine has spoken of an instruction, its sentence stands alone,
 * because the two say the same in other words.
 */
export function syntaxProblems(
  diagnostics: readonly Diagnostic[],
  found: readonly FoundLines[],
): readonly Diagnostic[] {
  return diagnostics.filter(({ message, range }) => {
    const flag = /^Unknown flag: (\S+)/.exec(message)?.[1];
    if (flag !== undefined && KNOWN_FLAGS.has(flag)) return false;
    const first = range.start.line + 1;
    const last = range.end.line + 1;
    return !found.some(({ line, endLine }) => line <= last && first <= endLine);
  });
}
