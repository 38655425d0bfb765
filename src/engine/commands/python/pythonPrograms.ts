import { mim } from './mim.ts';
import { pdm } from './pdm.ts';
import { pip } from '../pip/pip.ts';
import { pipenv } from './pipenv.ts';
import { pipx } from './pipx.ts';
import { poetry } from './poetry.ts';
import type { Program } from '../program.ts';
import { python } from './python.ts';
import { uv, uvx } from '../uv/uv.ts';
import { virtualenv } from './venv.ts';

/** Python itself and the programs that install its packages. */
export const pythonPrograms: readonly Program[] = [
  mim,
  pdm,
  pip,
  pipenv,
  pipx,
  poetry,
  python,
  uv,
  uvx,
  virtualenv,
];
