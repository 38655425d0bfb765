import type { Program } from '../program.ts';
import { parseOptions } from '../../shell/parseOptions.ts';
import { selectOperands } from '../selectOperands.ts';

/** chown and chgrp store a lower file again, as chmod does. Source for the options: chown(1), GNU coreutils 9. */
export const chown: Program = {
  names: ['chown', 'chgrp', 'setcap', 'setfattr', 'setfacl'],
  run(call, stage) {
    const options = parseOptions(call.args, {
      withValue: ['--reference', '--from'],
      aliases: { '--recursive': '-R' },
    });
    const operands = options.has('--reference') ? options.operands : options.operands.slice(1);
    const { paths } = selectOperands(operands, call, stage, { recursive: options.has('-R') });
    return { effects: paths.length > 0 ? [{ type: 'touch', selection: { paths } }] : [] };
  },
};
