import type { Effect } from '../../effects.ts';
import { isUnweighedAt } from '../../filesystem/isUnweighed.ts';
import { parseOptions } from '../../shell/parseOptions.ts';
import type { Program } from '../program.ts';
import { transferTargets } from '../transferTargets.ts';
import { unknownNote } from '../unknownBytes.ts';
import { copyOfUnknown } from '../unknownSource.ts';

/** rsync and scp: copies; a source that ends in a slash stands for its contents. Source: rsync(1) 3.2. */
export const rsync: Program = {
  names: ['rsync', 'scp'],
  run(call, stage) {
    const options = parseOptions(call.args, {
      withValue: [
        '-e',
        '--rsh',
        '--exclude',
        '--include',
        '--exclude-from',
        '--files-from',
        '--chown',
        '--chmod',
        '--filter',
        '-f',
        '--bwlimit',

        '-i',

        '-o',
      ],
    });
    const remote = options.operands
      .slice(0, -1)
      .find(({ text }) => /^[^/]+:|^rsync:\/\//.test(text));
    if (remote) {
      const unknown = {
        what: `${call.name} ${remote.text}`,
        reason: 'The files come from another machine.',
        question: `How many bytes does ${remote.text} have?`,
        amount: { bytes: 0, low: 0, high: 10e9 },
        origin: { kind: 'download', name: remote.text },
        answer: { kind: 'context', key: `rsync://${remote.text}` },
      } as const;
      return { effects: [unknownNote(unknown)] };
    }
    const transfers = transferTargets(options.operands, call, stage, {
      targetFolder: undefined,
      noTargetFolder: false,
      slashMeansContents: true,
    });
    const effects = transfers.flatMap((transfer): readonly Effect[] => {
      const { from, to, isKnown } = transfer;
      if (!isKnown || isUnweighedAt(stage.filesystem, from))
        return copyOfUnknown(transfer, true, stage);
      return [{ type: options.has('--remove-source-files') ? 'move' : 'copy', from, to }];
    });
    return { effects };
  },
};
