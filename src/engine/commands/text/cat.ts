import { total } from '../../amount.ts';
import type { Content } from '../../effects.ts';
import { normalizePath } from '../../filesystem/normalizePath.ts';
import { parseOptions } from '../../shell/parseOptions.ts';
import { printedAddress } from '../download/curl.ts';
import { downloadContent } from '../download/downloadContent.ts';
import type { Program } from '../program.ts';

/** cat: its output is the text of its files, or as many bytes as they have. */
export const cat: Program = {
  names: ['cat', 'tac', 'pv'],
  run(call, stage) {
    const { operands } = parseOptions(call.args, {
      withValue: call.name === 'pv' ? ['-s', '-L', '-N'] : [],
    });
    const { stdin } = call;
    if (operands.length === 0) {
      if (stdin.kind === 'text' && stdin.exact) return { effects: [], stdout: stdin.text };
      const url = stdin.kind === 'stream' ? printedAddress(stdin.from) : undefined;
      if (url === undefined) return { effects: [] };
      const stdoutContent = downloadContent(url, '/', stage);
      return { effects: [], stdoutContent, stdoutBytes: stdoutContent.amount.bytes };
    }
    const paths = operands.flatMap((word) => {
      const path = normalizePath(word.text, call.cwd);
      return word.glob ? stage.filesystem.glob(path) : [path];
    });
    const texts = paths.map((path) => stage.filesystem.text(path));
    if (texts.every((text) => text !== undefined)) return { effects: [], stdout: texts.join('') };
    const contents = paths.map(
      (path) => stage.filesystem.under(path).find(({ content }) => content.path === path)?.content,
    );
    const [first] = contents;
    if (first === undefined || contents.some((content) => content === undefined))
      return { effects: [] };
    const known = contents.filter((content): content is Content => content !== undefined);
    const { compressed: _, text: _text, ...rest } = first;
    const stdoutContent = { ...rest, amount: total(known.map(({ amount }) => amount)) };
    return { effects: [], stdoutContent, stdoutBytes: stdoutContent.amount.bytes };
  },
};
