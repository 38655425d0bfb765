import { parseOptions } from '../../shell/parseOptions.ts';
import type { Program } from '../program.ts';
import { selectOperands } from '../selectOperands.ts';
import { STRIP_FACTOR } from './stripFactor.ts';

/** strip: rewrites native files without symbols; those of a lower layer are stored a second time. */
export const strip: Program = {
  names: ['strip', 'eu-strip', 'upx'],
  run(call, stage) {
    const options = parseOptions(call.args, {
      withValue: ['-o', '-F', '--target', '-I', '-O', '-K', '-N', '-R', '--remove-section'],
    });
    const { paths } = selectOperands(options.operands, call, stage, { recursive: false });
    if (paths.length === 0 || options.has('-o')) return { effects: [] };
    // UPX packs a whole executable: about a third to a half is left (upx.github.io: 50 to 70 % less).
    const factor = call.name === 'upx' ? { bytes: 0.4, low: 0.3, high: 0.5 } : STRIP_FACTOR;
    return { effects: [{ type: 'resize', selection: { paths }, factor }] };
  },
};
