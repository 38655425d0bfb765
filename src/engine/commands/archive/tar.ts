import type { Effect } from '../../effects.ts';
import { normalizePath } from '../../filesystem/normalizePath.ts';
import { parseOptions, type ParsedOptions } from '../../shell/parseOptions.ts';
import type { Call, Word } from '../../shell/command.ts';
import { archiveAt, archiveInPipe } from './archiveSource.ts';
import { extractionEffects } from './extraction.ts';
import { packedAmount } from './packedAmount.ts';
import type { Program, StageView } from '../program.ts';
import { baseName } from '../operandPath.ts';
import { unknownNote } from '../unknownBytes.ts';
import { word } from '../word.ts';

/** Letters of an old-style bundle (`tar xzfC a.tgz /opt`) that take the words after it, in order. */
const LETTERS_WITH_VALUE = 'fCTXIbgHKNVL';

const SPEC = {
  withValue: (
    '-f --file -C --directory --strip-components --strip --exclude -X --exclude-from -T --files-from --transform --xform --owner ' +
    '--group --mode --mtime -I --use-compress-program -b -H --format -g -K -N -V -L --sort --checkpoint-action'
  ).split(' '),
  aliases: {
    '--file': '-f',
    '--directory': '-C',
    '--strip': '--strip-components',
    '--extract': '-x',
    '--get': '-x',
    '--create': '-c',
    '--list': '-t',
    '--gzip': '-z',
    '--xz': '-J',
    '--bzip2': '-j',
    '--use-compress-program': '-I',
  },
} as const;

/**
 * tar and bsdtar: what is unpacked stays, the archive too unless it is removed in the same layer; a pipe never stores it.
 * Source for the options: tar(1), GNU tar 1.35.
 */
export const tar: Program = {
  names: ['tar', 'bsdtar', 'gtar'],
  run(call, stage) {
    const options = parseOptions(withDashes(call.args), SPEC);
    if (options.has('-x')) return { effects: extract(options, call, stage) };
    if (options.has('-c')) return { effects: create(options, call, stage) };
    return { effects: [] };
  },
};

function extract(options: ParsedOptions, call: Call, stage: StageView): readonly Effect[] {
  const file = options.value('-f');
  const folder = normalizePath(options.value('-C') ?? '.', call.cwd);
  // -O prints the members.
  if (options.has('-O') || options.has('--to-stdout')) return [];
  const isPipe = file === undefined || file === '-';
  if (isPipe && call.stdin.kind === 'stream' && call.stdin.from.name === 'tar') {
    return copyThroughPipe(call.stdin.from, folder, stage);
  }
  const source = isPipe ? archiveInPipe(call, stage) : archiveAt(file, call, stage);
  if (source === undefined) {
    return [
      unknownNote({
        what: 'tar x',
        reason: 'The archive comes from a command whose output is not known.',
        question: `How many bytes does tar unpack into ${folder}?`,
        path: folder,
        origin: { kind: 'generated', name: 'tar' },
      }),
    ];
  }
  const strip = Number.parseInt(options.value('--strip-components') ?? '0', 10) || 0;
  return extractionEffects({ source, folder, strip, members: options.operands }, stage);
}

/** `tar c . | tar x -C /there` is a copy. */
function copyThroughPipe(from: Call, folder: string, stage: StageView): readonly Effect[] {
  const options = parseOptions(withDashes(from.args), SPEC);
  const start = normalizePath(options.value('-C') ?? '.', from.cwd);
  return options.operands.flatMap((operand): Effect[] => {
    const path = normalizePath(operand.text, start);
    if (stage.filesystem.under(path).length === 0) return [];
    return [{ type: 'copy', from: path, to: normalizePath(`${folder}/${operand.text}`) }];
  });
}

function create(options: ParsedOptions, call: Call, stage: StageView): readonly Effect[] {
  const file = options.value('-f');
  if (file === undefined || file === '-' || file.startsWith('/dev/')) return [];
  const start = normalizePath(options.value('-C') ?? '.', call.cwd);
  const entries = options.operands.flatMap(({ text }) =>
    stage.filesystem.under(normalizePath(text, start)),
  );
  const compressed =
    ['-z', '-J', '-j', '-a', '-I', '--zstd'].some((name) => options.has(name)) ||
    !/\.tar$/.test(file);
  const effects: Effect[] = [
    {
      type: 'write',
      content: {
        path: normalizePath(file, call.cwd),
        spread: false,
        amount: packedAmount(entries, compressed),
        fileClass: 'archive',
        origin: { kind: 'generated', name: baseName(file) },
        evidence: 'derived',
        source: 'the files put into it, by how their classes compress',
      },
    },
  ];
  if (options.has('--remove-files')) {
    const paths = options.operands.map(({ text }) => normalizePath(text, start));
    effects.unshift({ type: 'delete', selection: { paths } });
  }
  return effects;
}

/** Writes an old-style bundle with dashes: `xzf a.tgz` as `-x -z -f a.tgz`. */
function withDashes(args: readonly Word[]): readonly Word[] {
  const [first, ...rest] = args;
  if (first === undefined || first.text.startsWith('-') || !/^[a-zA-Z]+$/.test(first.text))
    return args;
  const words: Word[] = [];
  let next = 0;
  for (const letter of first.text) {
    words.push(word(`-${letter}`));
    const value = rest[next];
    if (LETTERS_WITH_VALUE.includes(letter) && value) {
      words.push(value);
      next += 1;
    }
  }
  return [...words, ...rest.slice(next)];
}
