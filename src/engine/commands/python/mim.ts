import type { Program } from '../program.ts';
import { word } from '../word.ts';

/** OpenMMLab's installer hands its packages to pip, with an index of builds of its own (openmim documentation). */
export const mim: Program = {
  names: ['mim'],
  run(call, stage) {
    const [verb, ...rest] = call.args;
    if (verb?.text !== 'install' && verb?.text !== 'uninstall') return { effects: [] };
    const args = [word(verb.text), ...rest];
    const outcome = stage.runNested({ ...call, name: 'pip', program: 'pip', args });
    return { ...outcome, effects: [] };
  },
};
