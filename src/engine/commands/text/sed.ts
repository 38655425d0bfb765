import { exactly } from '../../amount.ts';
import type { Effect } from '../../effects.ts';
import { fileClassOf } from '../../filesystem/fileClassOf.ts';
import { normalizePath } from '../../filesystem/normalizePath.ts';
import { parseOptions } from '../../shell/parseOptions.ts';
import type { Word } from '../../shell/command.ts';
import { utf8Length } from '../../utf8Length.ts';
import { generatedFile } from '../generatedFile.ts';
import { escapeGlob } from '../operandPath.ts';
import type { Program } from '../program.ts';
import { selectOperands } from '../selectOperands.ts';
import { applySed } from './applySed.ts';

/**
 * sed: as a filter it prints; `-i` stores a file of a lower layer again in full. The new text is worked out where the script is
 * simple, for requirements.txt and the like are read later.
 */
export const sed: Program = {
  names: ['sed', 'gsed'],
  run(call, stage) {
    const options = parseOptions(call.args, {
      withValue: ['-e', '--expression', '-f', '--file', '-l'],
      aliases: {
        '--expression': '-e',
        '--in-place': '-i',
        '--regexp-extended': '-E',
        '-r': '-E',
        '--quiet': '-n',
      },
    });
    const given = options.values('-e');
    const scripts =
      given.length > 0 ? given : options.has('-f') ? [] : [options.operands[0]?.text ?? ''];
    const files =
      given.length > 0 || options.has('-f') ? options.operands : options.operands.slice(1);
    const edit = (text: string): string | undefined =>
      options.has('-n') || options.has('-f')
        ? undefined
        : applySed(text, scripts, options.has('-E'));
    if (!options.has('-i')) {
      const text = inputText(files);
      const stdout = text === undefined ? undefined : edit(text);
      return stdout === undefined ? { effects: [] } : { effects: [], stdout };
    }
    const effects: Effect[] = [];
    const touched: Word[] = [];
    for (const file of files) {
      const path = normalizePath(file.text, call.cwd);
      const before = file.glob ? undefined : stage.filesystem.text(path);
      const after = before === undefined ? undefined : edit(before);
      if (after === undefined) touched.push(file);
      else {
        effects.push(
          generatedFile(path, exactly(utf8Length(after)), 'sed', 'the edited text', {
            text: after,
            fileClass: fileClassOf(path),
          }),
        );
      }
    }
    const { paths } = selectOperands(touched, call, stage, { recursive: false });
    if (paths.length > 0) effects.push({ type: 'touch', selection: { paths } });
    for (const word of touched) {
      // The known text is no longer what the file holds.
      const path = normalizePath(word.text, call.cwd);
      const known = stage.filesystem
        .under(path)
        .find(({ content }) => content.path === path && content.text !== undefined);
      if (!known || word.glob) continue;
      const { text: _, ...content } = known.content;
      effects.push(
        { type: 'delete', selection: { paths: [escapeGlob(path)] } },
        { type: 'write', content },
      );
    }
    return { effects };

    function inputText(words: readonly Word[]): string | undefined {
      const [first] = words;
      if (first === undefined)
        return call.stdin.kind === 'text' && call.stdin.exact ? call.stdin.text : undefined;
      return words.length === 1
        ? stage.filesystem.text(normalizePath(first.text, call.cwd))
        : undefined;
    }
  },
};
