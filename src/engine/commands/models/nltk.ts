import type { Effect } from '../../effects.ts';
import { normalizePath } from '../../filesystem/normalizePath.ts';
import type { Call, Word } from '../../shell/command.ts';
import { parseOptions } from '../../shell/parseOptions.ts';
import { modelEffects } from './modelEffects.ts';
import type { StageView } from '../program.ts';

/**
 * `python -m nltk.downloader [-d FOLDER] ID ...`: archives and what they unpack to, both kept in nltk_data.
 * @param args the words after `nltk.downloader`
 */
export function downloadNltk(call: Call, stage: StageView, args: readonly Word[]): Effect[] {
  const options = parseOptions(args, {
    withValue: ['--dir', '--url'],
    aliases: { '-d': '--dir', '-q': '--quiet', '-f': '--force', '-u': '--url' },
  });
  const given = options.value('--dir');
  const place = given === undefined ? {} : { folder: normalizePath(given, call.cwd) };
  const ids = options.operands.map(({ text }) => text).filter((id) => id !== '');
  return modelEffects(
    ids.map((id) => ({ hub: 'nltk', id, part: 'weights' as const, ...place })),
    stage,
    call,
  );
}
