import type { Program } from '../program.ts';
import { word } from '../word.ts';

/** gdebi installs a .deb file with what it depends on, as `apt-get install ./file.deb` does; it asks unless -n is given (gdebi(1)). */
export const gdebi: Program = {
  names: ['gdebi'],
  run(call, stage) {
    const files = call.args.filter(({ text }) => !text.startsWith('-'));
    if (files.length === 0) return { effects: [] };
    const paths = files.map((one) =>
      one.text.includes('/') ? one : { ...one, text: `./${one.text}` },
    );
    const args = [word('install'), word('-y'), ...paths];
    return {
      ...stage.runNested({ ...call, name: 'apt-get', program: 'apt-get', args }),
      effects: [],
    };
  },
};
