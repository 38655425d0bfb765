import { between } from '../../amount.ts';
import type { Effect } from '../../effects.ts';
import { isWithin, normalizePath } from '../../filesystem/normalizePath.ts';
import { parseOptions } from '../../shell/parseOptions.ts';
import type { Call, Word } from '../../shell/command.ts';
import { holderOf } from '../folders.ts';
import type { Program, StageView } from '../program.ts';
import { selectOperands } from '../selectOperands.ts';
import { unknownContent } from '../unknownBytes.ts';
import { originOfPart } from '../unknownSource.ts';
import { STRIP_FACTOR } from './stripFactor.ts';

/** strip: rewrites native files without symbols; those of a lower layer are stored a second time. */
export const strip: Program = {
  names: ['strip', 'eu-strip', 'upx'],
  run(call, stage) {
    const options = parseOptions(call.args, {
      withValue: ['-o', '-F', '--target', '-I', '-O', '-K', '-N', '-R', '--remove-section'],
    });
    if (options.has('-o')) return { effects: [] };
    // Both take files alone: what is called so is one, though it may have been taken for a folder (`COPY app /app`).
    const { paths } = selectOperands(options.operands, call, stage, { recursive: true });
    if (paths.length === 0) return { effects: [] };
    // UPX packs a whole executable: about a third to a half is left (upx.github.io: 50 to 70 % less).
    const factor = call.name === 'upx' ? { bytes: 0.4, low: 0.3, high: 0.5 } : STRIP_FACTOR;
    return {
      effects: [
        { type: 'resize', selection: { paths }, factor },
        ...options.operands.flatMap((word) => ofLowerPackage(word, call, stage)),
      ],
    };
  },
};

/** One file out of a package of a lower layer is stored again, at most in the size that it had (image-spec, layer.md). */
function ofLowerPackage(word: Word, call: Call, stage: StageView): readonly Effect[] {
  const path = normalizePath(word.text, call.cwd);
  if (!word.exact || word.glob || stage.filesystem.under(path).length > 0) return [];
  const [holder] = stage.filesystem
    .under('/')
    .filter(
      ({ layer, content }) =>
        layer !== stage.filesystem.layer && content.spread && isWithin(path, content.path),
    )
    .sort((a, b) => b.content.amount.high - a.content.amount.high);
  // What this layer wrote only gets smaller.
  const isOurs = holderOf(stage.filesystem, path)?.layer === stage.filesystem.layer;
  if (holder === undefined || isOurs) return [];
  const most = Math.min(holder.content.amount.high, 200e6);
  return unknownContent(
    {
      path,
      spread: false,
      amount: between(0, Math.min(1e6, most), most),
      fileClass: 'native',
      origin: originOfPart(holder.content.origin, path),
      evidence: 'unknown',
      source: `a file of ${holder.content.origin.name}, stored again`,
    },
    {
      what: path,
      reason: `It is some part of what lies below ${holder.content.path}, and is stored again when it changes.`,
      question: `How many bytes does ${path} have then?`,
    },
  );
}
