import { normalizePath } from '../../filesystem/normalizePath.ts';
import { parseOptions } from '../../shell/parseOptions.ts';
import type { Word } from '../../shell/command.ts';
import { archiveAt } from './archiveSource.ts';
import { extractionEffects } from './extraction.ts';
import { packedAmount } from './packedAmount.ts';
import type { Program } from '../program.ts';
import { baseName } from '../operandPath.ts';

/** unzip, 7z x, unrar x. Sources: unzip(1) 6.0, 7z(1) 16.02. */
export const unzip: Program = {
  names: ['unzip', '7z', '7za', '7zr', '7zz', 'unrar', 'jar'],
  run(call, stage) {
    if (call.name === 'unzip') {
      const options = parseOptions(call.args, { withValue: ['-d', '-x', '-P'] });
      const [archive, ...members] = options.operands;
      const reads = ['-l', '-t', '-p', '-v', '-Z', '-c'].some((name) => options.has(name));
      if (archive === undefined || reads) return { effects: [] };
      const folder = normalizePath(options.value('-d') ?? '.', call.cwd);
      return {
        effects: archives(archive, call.cwd, (pattern) => stage.filesystem.glob(pattern)).flatMap(
          (path) =>
            extractionEffects(
              {
                source: archiveAt(path, call, stage),
                folder,
                strip: options.has('-j') ? 1 : 0,
                members,
              },
              stage,
            ),
        ),
      };
    }
    const [verb, ...rest] = call.args;
    const isExtraction = /^-?[xe]/.test(verb?.text ?? '');
    const operands = rest.filter((word) => !word.text.startsWith('-'));
    const archive = operands[0];
    if (!isExtraction || archive === undefined) return { effects: [] };
    const given = rest.find((word) => /^-o./.test(word.text))?.text.slice(2);
    const folder = normalizePath(
      given ?? (call.name === 'unrar' ? operands[1]?.text : undefined) ?? '.',
      call.cwd,
    );
    const source = archiveAt(archive.text, call, stage);
    return { effects: extractionEffects({ source, folder, strip: 0, members: [] }, stage) };
  },
};

/** zip: an archive of what the ledger knows. */
export const zip: Program = {
  names: ['zip'],
  run(call, stage) {
    const options = parseOptions(call.args, { withValue: ['-x', '-i', '-P', '-b'] });
    const [archive, ...sources] = options.operands;
    if (archive === undefined || archive.text === '-') return { effects: [] };
    const file = /\.\w+$/.test(archive.text) ? archive.text : `${archive.text}.zip`;
    const entries = sources.flatMap(({ text }) =>
      stage.filesystem.under(normalizePath(text, call.cwd)),
    );
    return {
      effects: [
        {
          type: 'write',
          content: {
            path: normalizePath(file, call.cwd),
            spread: false,
            amount: packedAmount(entries, true),
            fileClass: 'archive',
            origin: { kind: 'generated', name: baseName(file) },
            evidence: 'derived',
            source: 'the files put into it, by how their classes compress',
          },
        },
      ],
    };
  },
};

/** unzip takes globs of archives itself. */
function archives(
  archive: Word,
  cwd: string,
  glob: (pattern: string) => readonly string[],
): readonly string[] {
  if (!/[*?]/.test(archive.text)) return [archive.text];
  return glob(normalizePath(archive.text, cwd));
}
