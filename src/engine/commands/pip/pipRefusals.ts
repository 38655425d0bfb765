import type { Effect } from '../../effects.ts';
import type { Word } from '../../shell/command.ts';
import type { StageView } from '../program.ts';
import { notice } from './installEffects.ts';
import type { PipSettings } from './pipSettings.ts';
import { isExternallyManaged, mayHaveOtherPython, type PythonHome } from './pythonHome.ts';

/** Debian and Ubuntu refuse pip outside of a virtual environment since Debian 12 and Ubuntu 23.04 (PEP 668). */
export function pipRefusals(
  settings: PipSettings,
  home: PythonHome,
  words: readonly Word[],
  stage: StageView,
): Effect[] {
  const effects: Effect[] = [];
  const isManaged = isExternallyManaged(home, stage);
  if (isManaged && !settings.breakSystemPackages && settings.target === null) {
    effects.push(
      notice({
        id: 'externally-managed-environment',
        severity: mayHaveOtherPython(stage) ? 'warning' : 'error',
        message: `The distribution's own Python ${home.version} refuses pip install (externally-managed-environment): use a virtual environment or --break-system-packages.`,
        link: 'https://peps.python.org/pep-0668/',
      }),
    );
  }
  const vague = words.find((word) => !word.exact);
  if (vague !== undefined) {
    effects.push(
      notice({
        id: 'unresolved-requirement',
        severity: 'info',
        message: `A part of "${vague.text}" is not known, so this requirement may be another one.`,
      }),
    );
  }
  return effects;
}
