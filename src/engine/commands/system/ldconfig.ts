import { between } from '../../amount.ts';
import { generatedFile } from '../generatedFile.ts';
import type { Program } from '../program.ts';

/** ldconfig writes its caches anew: 38,759 and 33,942 bytes on a Debian 12 with some hundred libraries, about 6 kB on a slim one. */
export const ldconfig: Program = {
  names: ['ldconfig'],
  run(call) {
    if (call.args.some(({ text }) => /^-(p|N|V)$|^--(print-cache|version|help)$/.test(text)))
      return { effects: [] };
    const source = 'two caches of some tens of kB, as seen on Debian 12';
    return {
      effects: [
        generatedFile('/etc/ld.so.cache', between(5e3, 20e3, 200e3), 'ldconfig', source, {
          evidence: 'assumed',
        }),
        generatedFile(
          '/var/cache/ldconfig/aux-cache',
          between(5e3, 18e3, 150e3),
          'ldconfig',
          source,
          { evidence: 'assumed' },
        ),
      ],
    };
  },
};
