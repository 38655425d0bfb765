import { pip } from './pip.ts';
import type { Program } from './program.ts';
import { python } from './python.ts';
import { uv, uvx } from './uv.ts';
import { virtualenv } from './venv.ts';

/** Python itself and the programs that install its packages. */
export const pythonPrograms: readonly Program[] = [pip, python, uv, uvx, virtualenv];
