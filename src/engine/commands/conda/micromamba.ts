import { runConda } from './conda.ts';
import type { Program } from '../program.ts';

/** micromamba: the same commands as conda in one program, without a base environment of its own. */
export const micromamba: Program = {
  names: ['micromamba'],
  run: runConda,
};
