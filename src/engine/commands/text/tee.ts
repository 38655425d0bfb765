import { between, exactly } from '../../amount.ts';
import type { Effect } from '../../effects.ts';
import { fileClassOf } from '../../filesystem/fileClassOf.ts';
import { normalizePath } from '../../filesystem/normalizePath.ts';
import { parseOptions } from '../../shell/parseOptions.ts';
import type { Call } from '../../shell/command.ts';
import { utf8Length } from '../../utf8Length.ts';
import { printedAddress } from '../download/curl.ts';
import { downloadEffects } from '../download/downloadContent.ts';
import { generatedFile } from '../generatedFile.ts';
import { escapeGlob } from '../operandPath.ts';
import type { Program, StageView } from '../program.ts';

/** tee and sponge: write what they read, and tee prints it too. */
export const tee: Program = {
  names: ['tee', 'sponge'],
  run(call, stage) {
    const options = parseOptions(call.args, { withValue: [], aliases: { '--append': '-a' } });
    const files = options.operands.filter(({ text }) => text !== '' && !text.startsWith('/dev/'));
    const effects = files.flatMap(({ text }) =>
      writeInput(normalizePath(text, call.cwd), options.has('-a'), call, stage),
    );
    const { stdin } = call;
    return stdin.kind === 'text' && stdin.exact && call.name === 'tee'
      ? { effects, stdout: stdin.text }
      : { effects };
  },
};

/** Standard input as a file. Appending stores a lower file again in full. */
function writeInput(
  path: string,
  append: boolean,
  call: Call,
  stage: StageView,
): readonly Effect[] {
  const { stdin } = call;
  const before = append ? stage.filesystem.text(path) : '';
  const isThere = append && stage.filesystem.under(path).length > 0;
  if (isThere && before === undefined)
    return [{ type: 'touch', selection: { paths: [escapeGlob(path)] } }];
  if (stdin.kind === 'text' && stdin.exact) {
    const text = (before ?? '') + stdin.text;
    return [
      generatedFile(path, exactly(utf8Length(text)), call.name, 'the text itself', {
        text,
        fileClass: fileClassOf(path),
      }),
    ];
  }
  const url = stdin.kind === 'stream' ? printedAddress(stdin.from) : undefined;
  if (url !== undefined) return downloadEffects(url, path, stage);
  return [
    generatedFile(
      path,
      between(0, 3e3, 1e6),
      call.name,
      'the output of a command, taken for a small text',
      {
        evidence: 'assumed',
        fileClass: fileClassOf(path),
      },
    ),
  ];
}
