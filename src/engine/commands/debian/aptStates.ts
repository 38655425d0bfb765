import { within } from '../../amount.ts';
import type { Effect } from '../../effects.ts';
import { STATES_BASE, STATES_PER_PACKAGE } from '../../packages/debian/layerFacts.ts';
import type { StageView } from '../program.ts';

const STATES = '/var/lib/apt/extended_states';

/**
 * Names of the packages that came as somebody's dependency, as apt notes them in /var/lib/apt/extended_states. Those of the base image count as
 * asked for: its own file is not known, and official images mark what they need as manual.
 */
export function automaticPackages(stage: StageView): Set<string> {
  const text = stage.filesystem.text(STATES) ?? '';
  return new Set([...text.matchAll(/^Package: (\S+)$/gm)].flatMap((match) => match[1] ?? []));
}

/** Writes the file anew, as apt does with every change (apt-mark(8)). */
export function writeStates(names: ReadonlySet<string>): Effect {
  const text = [...names]
    .sort()
    .map((name) => `Package: ${name}\nArchitecture: amd64\nAuto-Installed: 1\n\n`)
    .join('');
  return {
    type: 'write',
    content: {
      path: STATES,
      spread: false,
      amount: within(STATES_BASE + STATES_PER_PACKAGE * names.size, 0.05),
      fileClass: 'data',
      origin: { kind: 'package-database', name: 'apt' },
      evidence: 'derived',
      source:
        'apt notes which packages came as dependencies; 62 bytes each in layers of 2026-11-20',
      text,
    },
  };
}
