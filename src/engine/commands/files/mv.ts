import { NOTHING } from '../../amount.ts';
import type { Effect } from '../../effects.ts';
import { parseOptions } from '../../shell/parseOptions.ts';
import { holderOf } from '../folders.ts';
import type { Program, StageView } from '../program.ts';
import { transferTargets, type Transfer } from '../transferTargets.ts';
import { copyOfUnknown, MOST_UNSEEN, originOfPart } from '../unknownSource.ts';

/**
 * mv: within a layer a rename; a lower file is copied whole to its new name and hidden at the old one (measured with buildah,
 * 2026-11-20: 24,000,000 bytes again for `mv /tmp/assets /srv/assets`).
 */
export const mv: Program = {
  names: ['mv', 'rename'],
  run(call, stage) {
    const options = parseOptions(call.args, {
      withValue: ['-t', '--target-directory', '-S', '--suffix'],
      aliases: { '--target-directory': '-t', '--no-target-directory': '-T' },
    });
    // rename(1) edits names in place: the same bytes at the same place.
    if (call.name === 'rename') return { effects: [] };
    const transfers = transferTargets(options.operands, call, stage, {
      targetFolder: options.value('-t'),
      noTargetFolder: options.has('-T'),
    });
    return { effects: transfers.flatMap((transfer) => moveOf(transfer, stage)) };
  },
};

function moveOf(transfer: Transfer, stage: StageView): readonly Effect[] {
  const { from, to, isKnown } = transfer;
  if (from === to) return [];
  if (isKnown) return [{ type: 'move', from, to }];
  const holder = holderOf(stage.filesystem, from);
  if (holder === undefined) return [];
  if (holder.layer !== stage.filesystem.layer) return copyOfUnknown(transfer, false, stage);
  // Some part of what this layer wrote gets another name: the sum stays what it was. What lies in a folder that is known to be empty was
  // written by something that was not understood.
  const { content } = holder;
  const amount = { ...NOTHING, high: content.amount.high || MOST_UNSEEN };
  const source = `moved from ${from}, some part of what lies below ${content.path}`;
  return [
    {
      type: 'write',
      content: {
        ...content,
        path: to,
        spread: true,
        amount,
        origin: originOfPart(content.origin, from),
        evidence: 'unknown',
        source,
      },
    },
  ];
}
