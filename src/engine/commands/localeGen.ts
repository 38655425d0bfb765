import { within } from '../amount.ts';
import type { Effect } from '../effects.ts';
import { generatedFile } from './generatedFile.ts';
import type { Program, StageView } from './program.ts';

const ARCHIVE = '/usr/lib/locale/locale-archive';
const ONE_LOCALE = 3_055_776;
const MORE = 300_000;

/**
 * locale-gen and localedef compile locales into one archive file. One UTF-8 locale makes 3.06 MB of it, another of the same character set about
 * 0.3 MB more, since the tables of characters are shared (glibc's locale-archive; debian:bookworm-slim, 2026-11-20).
 */
export const localeGen: Program = {
  names: ['locale-gen', 'localedef'],
  run(call, stage) {
    const named = call.args.filter(({ text }) => !text.startsWith('-') && text !== '').length;
    const count = call.name === 'localedef' ? 1 : Math.max(named, switchedOn(stage));
    return { effects: count === 0 ? [] : [localeArchive(count, call.name, stage)] };
  },
};

/** The archive after `count` locales were compiled into it. */
function localeArchive(count: number, by: string, stage: StageView): Effect {
  const [there] = stage.filesystem.under(ARCHIVE).filter(({ content }) => !content.spread);
  // locale-gen begins the archive anew, localedef adds to it.
  const bytes =
    there === undefined || by !== 'localedef'
      ? ONE_LOCALE + MORE * (count - 1)
      : there.content.amount.bytes + MORE * count;
  const source = 'one compiled UTF-8 locale is 3.06 MB, each further about 0.3 MB';
  return generatedFile(ARCHIVE, within(bytes, 0.05), by, source);
}

/** Lines of /etc/locale.gen that are switched on; one when its text is not known, for somebody has edited it. */
function switchedOn(stage: StageView): number {
  const text = stage.filesystem.text('/etc/locale.gen');
  if (text === undefined) return 1;
  return text.split('\n').filter((line) => /^\s*[a-z]/i.test(line)).length;
}
