import type { RunInstruction } from '../dockerfile/instruction.ts';
import type { TextEdit } from '../report.ts';
import { DOCKERFILE } from './applyEdits.ts';

/**
 * An edit that runs one more command at the end of a RUN: in the style that the RUN is written in, one line or several; null when it
 * has no shell.
 * @param source the Dockerfile's text
 */
export function appendToRun(
  run: RunInstruction,
  command: string,
  source: string,
  escape: string,
): TextEdit | null {
  if (run.body.form === 'exec') return null;
  const { script, offset, form } = run.body;
  const end = offset + script.trimEnd().length;
  if (form === 'heredoc') {
    return { file: DOCKERFILE, start: end, end, text: `\n${command}` };
  }
  const written = source.slice(run.range.start, end);
  const continued = new RegExp(`\\${escape}[ \\t]*\\r?\\n([ \\t]*)(&&[ \\t]*)?`).exec(written);
  const text =
    continued === null ? ` && ${command}` : ` ${escape}\n${continued[1] ?? '    '}&& ${command}`;
  return { file: DOCKERFILE, start: end, end, text };
}
