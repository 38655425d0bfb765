import { between, exactly, type Amount } from '../../amount.ts';
import type { Effect } from '../../effects.ts';
import { fileClassOf } from '../../filesystem/fileClassOf.ts';
import { normalizePath } from '../../filesystem/normalizePath.ts';
import { parseOptions } from '../../shell/parseOptions.ts';
import type { Call, Outcome } from '../../shell/command.ts';
import { generatedFile } from '../generatedFile.ts';
import type { Program, StageView } from '../program.ts';
import { byteSize } from '../text/byteSize.ts';

/**
 * dd, truncate, fallocate: files of a size that stands in the command. Holes count in full: a layer's tar stores them as zeros
 * (measured with buildah, 2026-11-20: `truncate -s 32M` is 33,554,432 bytes).
 */
export const dd: Program = {
  names: ['dd', 'truncate', 'fallocate', 'split'],
  run(call, stage) {
    switch (call.name) {
      case 'truncate':
        return { effects: truncate(call, stage) };
      case 'fallocate': {
        const options = parseOptions(call.args, {
          withValue: ['-l', '--length', '-o', '--offset'],
          aliases: { '--length': '-l' },
        });
        const bytes = byteSize(options.value('-l') ?? '');
        const file = options.operands[0];
        return {
          effects:
            bytes === undefined || !file ? [] : [sized(file.text, exactly(bytes), call, 'zeros')],
        };
      }
      case 'split':
        return { effects: split(call, stage) };
      default:
        return convert(call, stage);
    }
  },
};

/** dd. Source: dd(1), GNU coreutils 9. */
function convert(call: Call, stage: StageView): Outcome {
  const operands = new Map(
    call.args.map(({ text }) => [text.replace(/=.*/s, ''), text.replace(/^[^=]*=/, '')]),
  );
  const blockSize = byteSize(operands.get('bs') ?? operands.get('ibs') ?? '512') ?? 512;
  const count = byteSize(operands.get('count') ?? '');
  const seek = byteSize(operands.get('seek') ?? '0') ?? 0;
  const input = operands.get('if');
  const output = operands.get('of');
  const wanted =
    count === undefined
      ? undefined
      : count * (/bytes/.test(operands.get('iflag') ?? '') ? 1 : blockSize);
  const amount = inputAmount(input, wanted, call, stage);
  if (output === undefined)
    return amount === undefined ? { effects: [] } : { effects: [], stdoutBytes: amount.bytes };
  if (output.startsWith('/dev/')) return { effects: [] };
  const written = amount ?? between(0, 1e6, 10e9);
  const total =
    seek > 0
      ? {
          ...written,
          bytes: written.bytes + seek * blockSize,
          low: written.low + seek * blockSize,
          high: written.high + seek * blockSize,
        }
      : written;
  const filler = input === '/dev/zero' ? 'zeros' : /random$/.test(input ?? '') ? 'random' : 'other';
  return { effects: [sized(output, total, call, filler)] };
}

function inputAmount(
  input: string | undefined,
  wanted: number | undefined,
  call: Call,
  stage: StageView,
): Amount | undefined {
  if (input === undefined && call.stdin.kind === 'text') {
    const { length } = call.stdin.text;
    return exactly(wanted === undefined ? length : Math.min(length, wanted));
  }
  if (input === undefined || /^\/dev\/(zero|u?random)$/.test(input)) {
    return wanted === undefined ? undefined : exactly(wanted);
  }
  const path = normalizePath(input, call.cwd);
  const source = stage.filesystem.under(path).find(({ content }) => content.path === path)
    ?.content.amount;
  if (source === undefined) return wanted === undefined ? undefined : between(0, wanted, wanted);
  if (wanted === undefined) return source;
  return {
    bytes: Math.min(source.bytes, wanted),
    low: Math.min(source.low, wanted),
    high: Math.min(source.high, wanted),
  };
}

function truncate(call: Call, stage: StageView): readonly Effect[] {
  const options = parseOptions(call.args, {
    withValue: ['-s', '--size', '-r', '--reference'],
    aliases: { '--size': '-s' },
  });
  const given = options.value('-s') ?? '';
  const sign = /^[+\-<>/%]/.exec(given)?.[0] ?? '';
  const bytes = byteSize(given.slice(sign.length));
  if (bytes === undefined) return [];
  return options.operands.flatMap((operand) => {
    const named = normalizePath(operand.text, call.cwd);
    const paths = operand.glob ? stage.filesystem.glob(named) : [named];
    return paths.map((path) => {
      const before =
        stage.filesystem.under(path).find(({ content }) => content.path === path)?.content.amount
          .bytes ?? 0;
      const after =
        sign === '+' ? before + bytes : sign === '-' ? Math.max(0, before - bytes) : bytes;
      return sized(path, exactly(after), call, before > 0 ? 'other' : 'zeros');
    });
  });
}

/** split: the same bytes in pieces, named after a prefix. */
function split(call: Call, stage: StageView): readonly Effect[] {
  const options = parseOptions(call.args, {
    withValue: ['-b', '--bytes', '-l', '--lines', '-n', '-a', '-C', '--additional-suffix'],
  });
  const [file, prefix] = options.operands;
  if (file === undefined) return [];
  const path = normalizePath(file.text, call.cwd);
  const source = stage.filesystem.under(path).find(({ content }) => content.path === path)?.content;
  if (source === undefined) return [];
  return [
    {
      type: 'write',
      content: { ...source, path: normalizePath(`${prefix?.text ?? 'x'}aa`, call.cwd) },
    },
  ];
}

/** Zeros and holes shrink to a thousandth under gzip (64 MiB to 65,393 bytes, measured 2026-11-20), random bytes not at all. */
const ZEROS_KEPT = 0.000975;

function sized(
  path: string,
  amount: Amount,
  call: Call,
  filler: 'zeros' | 'random' | 'other',
): Effect {
  const isKnown = amount.low === amount.high;
  return generatedFile(
    normalizePath(path, call.cwd),
    amount,
    call.name,
    isKnown ? 'the size stands in the command' : 'the size of its input is not known',
    {
      evidence: isKnown ? 'measured' : 'unknown',
      fileClass: filler === 'random' ? 'archive' : filler === 'zeros' ? 'data' : fileClassOf(path),
      ...(filler === 'zeros' ? { compressed: Math.round(amount.bytes * ZEROS_KEPT) } : {}),
    },
  );
}
