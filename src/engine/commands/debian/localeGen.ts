import { between, within, type Amount } from '../../amount.ts';
import type { Effect } from '../../effects.ts';
import { generatedFile } from '../generatedFile.ts';
import type { Program, StageView } from '../program.ts';

const ARCHIVE = '/usr/lib/locale/locale-archive';

/**
 * Bytes of the archive with one to five UTF-8 locales: localedef of glibc 2.36 on Debian 12, en_US, de_DE, fr_FR, es_ES, pt_BR in turn, 2026-11-21.
 * It grows in steps, since its tables are made larger by doubling and the tables of characters are shared.
 */
const WITH_LOCALES = [3_048_928, 3_407_104, 3_411_600, 6_002_912, 6_007_280];

/** locale-gen and localedef compile locales into one archive file (locale-gen(8), localedef(1)). */
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
  const before =
    there === undefined || by !== 'localedef' ? 0 : localesIn(there.content.amount.bytes);
  const source = 'compiled UTF-8 locales on Debian 12, 2026-11-21: 3.05 MB for one, 6 MB for five';
  return generatedFile(ARCHIVE, archiveBytes(before + count), by, source);
}

/** How many locales an archive of that size holds. */
function localesIn(bytes: number): number {
  return WITH_LOCALES.filter((size) => size <= bytes).length;
}

function archiveBytes(count: number): Amount {
  const measured = WITH_LOCALES[count - 1];
  if (measured !== undefined) return within(measured, 0.12);
  const most = WITH_LOCALES.at(-1) ?? 0;
  return between(most, (most / WITH_LOCALES.length) * count, most * count);
}

/** Lines of /etc/locale.gen that are switched on; one when its text is not known, for somebody has edited it. */
function switchedOn(stage: StageView): number {
  const text = stage.filesystem.text('/etc/locale.gen');
  if (text === undefined) return 1;
  return text.split('\n').filter((line) => /^\s*[a-z]/i.test(line)).length;
}
