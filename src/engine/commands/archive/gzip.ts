import { between } from '../../amount.ts';
import type { Content, Effect } from '../../effects.ts';
import { normalizePath } from '../../filesystem/normalizePath.ts';
import { fileClassOf } from '../../filesystem/fileClassOf.ts';
import type { Entry } from '../../filesystem/filesystem.ts';
import { parseOptions } from '../../shell/parseOptions.ts';
import { packedAmount } from './packedAmount.ts';
import { unpacked } from './unpacked.ts';
import { baseName, escapeGlob } from '../operandPath.ts';
import type { Program, StageView } from '../program.ts';

const ENDINGS: Readonly<Record<string, string>> = {
  gzip: '.gz',
  pigz: '.gz',
  bzip2: '.bz2',
  xz: '.xz',
  lzma: '.lzma',
  zstd: '.zst',
  lz4: '.lz4',
};

const UNPACKERS = /^(gunzip|unpigz|bunzip2|unxz|unlzma|unzstd|unlz4|zcat|bzcat|xzcat|zstdcat)$/;

/**
 * gzip, xz, bzip2, zstd, lz4 and their opposites put a file in another's place. In a pipe they write nothing.
 * Sources: gzip(1) 1.12, xz(1) 5.4, zstd(1) 1.5 (zstd and lz4 keep the original).
 */
export const gzip: Program = {
  names: [
    ...Object.keys(ENDINGS),
    ...[
      'gunzip',
      'unpigz',
      'bunzip2',
      'unxz',
      'unlzma',
      'unzstd',
      'unlz4',
      'zcat',
      'bzcat',
      'xzcat',
      'zstdcat',
    ],
  ],
  run(call, stage) {
    const options = parseOptions(call.args, {
      withValue: ['-S', '--suffix', '-T', '--threads', '-p', '--processes', '-o', '-M', '--memory'],
      aliases: {
        '--decompress': '-d',
        '--uncompress': '-d',
        '--keep': '-k',
        '--stdout': '-c',
        '--test': '-t',
        '--list': '-l',
      },
    });
    const unpacks = options.has('-d') || UNPACKERS.test(call.name);
    const prints = options.has('-c') || call.name.endsWith('cat');
    if (options.has('-t') || options.has('-l')) return { effects: [] };
    const keeps =
      options.has('-k') || (/^(un)?(zstd|lz4)$/.test(call.name) && !options.has('--rm'));
    const effects: Effect[] = [];
    let stdoutContent: Content | undefined;
    for (const operand of options.operands) {
      const path = normalizePath(operand.text, call.cwd);
      for (const entry of stage.filesystem.under(path)) {
        const result = unpacks
          ? unpackedFile(entry, stage)
          : packedFile(entry, ENDINGS[call.name] ?? '.gz');
        const to = options.value('-o');
        if (prints) stdoutContent = result;
        else {
          if (!keeps) {
            effects.push({
              type: 'delete',
              selection: { paths: [escapeGlob(entry.content.path)] },
            });
          }
          const content =
            to === undefined ? result : { ...result, path: normalizePath(to, call.cwd) };
          effects.push({ type: 'write', content });
        }
      }
    }
    if (stdoutContent === undefined) return { effects };
    return { effects, stdoutContent, stdoutBytes: stdoutContent.amount.bytes };
  },
};

function unpackedFile({ content }: Entry, stage: StageView): Content {
  const path = content.path.replace(/\.(gz|bz2|xz|lzma|zst|lz4|Z)$/, '').replace(/\.tgz$/, '.tar');
  const { amount, evidence, source } = unpacked(content.origin.name, content, stage);
  return withoutGzip({ ...content, path, amount, evidence, source, fileClass: fileClassOf(path) });
}

function packedFile(entry: Entry, ending: string): Content {
  const { content } = entry;
  const amount = packedAmount([entry], true);
  return withoutGzip({
    ...content,
    path: `${content.path}${ending}`,
    amount: between(amount.low, amount.bytes, amount.high),
    fileClass: 'archive',
    evidence: 'derived',
    source: `${baseName(content.path)} compressed, by how its class compresses`,
  });
}

function withoutGzip({ compressed: _, text: _text, ...content }: Content): Content {
  return content;
}
