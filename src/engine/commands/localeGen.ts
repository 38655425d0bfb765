import { within } from '../amount.ts';
import { generatedFile } from './generatedFile.ts';
import type { Program } from './program.ts';

/**
 * locale-gen and localedef compile locales into one archive file. One UTF-8 locale makes 3.06 MB of it, another of the same character set about
 * 0.3 MB more, since the tables of characters are shared (glibc's locale-archive; debian:bookworm-slim, 2026-11-20).
 */
export const localeGen: Program = {
  names: ['locale-gen', 'localedef'],
  run(call, stage) {
    const names =
      call.name === 'localedef'
        ? 1
        : call.args.filter(({ text }) => !text.startsWith('-') && text !== '').length;
    const [there] = stage.filesystem.under(ARCHIVE).filter(({ content }) => !content.spread);
    const bytes =
      there === undefined
        ? ONE_LOCALE + MORE * Math.max(0, names - 1)
        : there.content.amount.bytes + MORE * Math.max(1, names);
    return {
      effects: [
        generatedFile(
          ARCHIVE,
          within(bytes, 0.05),
          call.name,
          'one compiled UTF-8 locale is 3.06 MB, each further about 0.3 MB',
        ),
      ],
    };
  },
};

const ARCHIVE = '/usr/lib/locale/locale-archive';
const ONE_LOCALE = 3_055_776;
const MORE = 300_000;
