import { normalizePath } from '../../filesystem/normalizePath.ts';
import type { Call, Outcome, Word } from '../../shell/command.ts';
import { parseOptions } from '../../shell/parseOptions.ts';
import type { Effect } from '../../effects.ts';
import type { Program, StageView } from '../program.ts';
import { firstRunEffects } from '../pip/firstRun.ts';
import { makeVenv } from '../pip/makeVenv.ts';
import { findPythonHome, type PythonHome } from '../pip/pythonHome.ts';

/** `virtualenv DIR`; the standard library's `python -m venv` comes through `runVenv`. */
export const virtualenv: Program = {
  names: ['virtualenv', 'pyvenv'],
  run: (call, stage) =>
    runVenv(call.args, call, stage, findPythonHome(call, stage, call.program), 'virtualenv'),
};

/** Makes the virtual environments that the command line names. */
export function runVenv(
  args: readonly Word[],
  call: Call,
  stage: StageView,
  found: PythonHome,
  by: string,
): Outcome {
  const options = parseOptions(args, {
    withValue: [
      '--prompt',
      '--python',
      '--pip',
      '--setuptools',
      '--wheel',
      '--app-data',
      '--seeder',
    ],
    aliases: { '-p': '--python' },
  });
  const python = options.value('--python');
  const home = python === undefined ? found : findPythonHome(call, stage, asProgram(python));
  const effects: Effect[] = firstRunEffects('module', home, call, stage);
  for (const word of options.operands) {
    const prefix = normalizePath(word.text, call.cwd);
    if (options.has('--clear')) effects.push({ type: 'delete', selection: { paths: [prefix] } });
    effects.push(
      ...makeVenv(prefix, home, {
        withPip: !options.has('--without-pip') && !options.has('--no-pip'),
        systemSitePackages: options.has('--system-site-packages'),
        by,
      }),
    );
  }
  return { effects };
}

/** `-p 3.11` and `-p python3.11` mean the same. */
function asProgram(python: string): string {
  return /^\d/.test(python) ? `python${python}` : python;
}
