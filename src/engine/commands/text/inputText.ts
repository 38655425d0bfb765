import { normalizePath } from '../../filesystem/normalizePath.ts';
import type { Call, Word } from '../../shell/command.ts';
import type { StageView } from '../program.ts';

/** The text of the files, or of standard input when there are none. */
export function inputText(
  files: readonly Word[],
  call: Call,
  stage: StageView,
): string | undefined {
  if (files.length === 0 || (files.length === 1 && files[0]?.text === '-')) {
    return call.stdin.kind === 'text' && call.stdin.exact ? call.stdin.text : undefined;
  }
  const texts = files.map((file) => stage.filesystem.text(normalizePath(file.text, call.cwd)));
  return texts.every((text) => text !== undefined) ? texts.join('') : undefined;
}
