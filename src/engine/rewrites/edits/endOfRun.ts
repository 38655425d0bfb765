import type { RunInstruction } from '../../dockerfile/instruction.ts';
import type { TextEdit } from '../../report.ts';
import { DOCKERFILE } from './applyEdits.ts';

/**
 * An edit that runs one more command at the end of a RUN: in the style that the RUN is written in, one line or several; null when it
 * has no shell or ends in a way that nothing can follow.
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
  const body = script.trimEnd();
  const end = offset + body.length;
  if (form === 'heredoc') {
    return { file: DOCKERFILE, start: end, end, text: `\n${command}` };
  }
  // `a &` or the end of a here-document inside the script.
  if (/(^|[^&])&$/.test(body) || /<</.test(body)) return null;
  const joiner = body.endsWith(';') || body.endsWith('&&') ? '' : '&& ';
  return {
    file: DOCKERFILE,
    start: end,
    end,
    text: ` ${breakLike(run, end, source, escape)}${joiner}${command}`,
  };
}

/** The continuation and indent that a RUN of several lines uses between its commands; nothing for one of a single line. */
export function breakLike(
  run: RunInstruction,
  end: number,
  source: string,
  escape: string,
): string {
  const written = source.slice(run.range.start, end);
  const breaks = [
    ...written.matchAll(new RegExp(`\\${escape}[ \\t]*(\\r?\\n)([ \\t]*)(&&[ \\t]*)?`, 'g')),
  ];
  // The style of a line that begins with && is the one to follow, where there is one.
  const model = breaks.find((one) => one[3] !== undefined) ?? breaks[0];
  return model === undefined ? '' : `${escape}${model[1] ?? '\n'}${model[2] ?? '    '}`;
}
