import type { Program } from '../program.ts';
import { parseOptions } from '../../shell/parseOptions.ts';
import { selectOperands } from '../selectOperands.ts';

/** Modes such as `-x` look like an option. */
const REMOVING_MODE = /^-[rwxXst]+$/;

/**
 * chmod: a file of a lower layer whose mode is set is copied up in full, whether or not the mode changes (Docker docs, storage
 * drivers, copy-on-write; measured with buildah, 2026-11-20: 60,004,096 bytes again). A folder alone weighs nothing.
 */
export const chmod: Program = {
  names: ['chmod'],
  run(call, stage) {
    const options = parseOptions(
      call.args.filter((word) => !REMOVING_MODE.test(word.text)),
      { withValue: ['--reference'], aliases: { '--recursive': '-R' } },
    );
    const hasMode =
      options.has('--reference') || call.args.some((word) => REMOVING_MODE.test(word.text));
    const operands = hasMode ? options.operands : options.operands.slice(1);
    const { paths } = selectOperands(operands, call, stage, { recursive: options.has('-R') });
    return { effects: paths.length > 0 ? [{ type: 'touch', selection: { paths } }] : [] };
  },
};
