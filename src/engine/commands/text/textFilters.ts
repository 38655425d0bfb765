import { exactly } from '../../amount.ts';
import { normalizePath } from '../../filesystem/normalizePath.ts';
import { parseOptions, type ParsedOptions } from '../../shell/parseOptions.ts';
import type { Call, Outcome, Word } from '../../shell/command.ts';
import type { Program, StageView } from '../program.ts';
import { byteSize } from './byteSize.ts';
import { inputText } from './inputText.ts';
import { LINE_FILTERS } from './lineFilters.ts';

/** head, tail, cut, tr, sort, uniq, rev and awk: nothing is written; what they print is worked out where their input is known. */
export const textFilters: Program = {
  names: [...Object.keys(LINE_FILTERS), 'gawk', 'mawk'],
  run(call, stage) {
    const shape = LINE_FILTERS[call.name] ?? LINE_FILTERS.awk;
    if (shape === undefined) return { effects: [] };
    const options = parseOptions(withCount(call), { withValue: shape.withValue });
    if (call.name === 'head' && options.has('-c')) return headBytes(options, call, stage);
    const isDelete = call.name === 'tr' && ['-d', '-s'].some((name) => options.has(name));
    const leading = isDelete ? 1 : shape.leading;
    const text = inputText(options.operands.slice(leading), call, stage);
    if (text === undefined) return { effects: [] };
    const ends = text.endsWith('\n');
    const lines = call.name === 'tr' ? [text] : (ends ? text.slice(0, -1) : text).split('\n');
    const printed = shape.run(lines, options, options.operands.slice(0, leading));
    if (printed === undefined) return { effects: [] };
    const stdout =
      call.name === 'tr' ? printed.join('') : printed.map((line) => `${line}\n`).join('');
    return { effects: [], stdout };
  },
};

/** `head -c N FILE`: that many bytes. */
function headBytes(options: ParsedOptions, call: Call, stage: StageView): Outcome {
  const bytes = byteSize(options.value('-c') ?? '');
  if (bytes === undefined) return { effects: [] };
  const [file] = options.operands;
  if (file === undefined || /^\/dev\/(zero|u?random)$/.test(file.text)) {
    if (file === undefined && call.stdin.kind === 'text')
      return { effects: [], stdout: call.stdin.text.slice(0, bytes) };
    return { effects: [], stdoutBytes: bytes };
  }
  const path = normalizePath(file.text, call.cwd);
  const amount =
    stage.filesystem.under(path).find(({ content }) => content.path === path)?.content.amount ??
    exactly(bytes);
  return { effects: [], stdoutBytes: Math.min(bytes, amount.bytes) };
}

/** `-5` is `-n 5`. */
function withCount(call: Call): readonly Word[] {
  if (call.name !== 'head' && call.name !== 'tail') return call.args;
  return call.args.map((word) =>
    /^-\d+$/.test(word.text) ? { ...word, text: `-n${word.text.slice(1)}` } : word,
  );
}
