import { parseOptions } from '../../shell/parseOptions.ts';
import { automaticPackages, writeStates } from './aptStates.ts';
import type { Program, StageView } from '../program.ts';

/** apt-mark: which packages autoremove may take. Source: apt-mark(8). */
export const aptMark: Program = {
  names: ['apt-mark'],
  run(call, stage) {
    const { operands } = parseOptions(call.args, { withValue: ['-o', '-f', '-c'] });
    const [verb, ...named] = operands;
    const automatic = automaticPackages(stage);
    switch (verb?.text) {
      case 'auto':
      case 'markauto':
        for (const { text } of named) {
          for (const name of namesLike(text, stage)) automatic.add(name);
        }
        return { effects: [writeStates(automatic)] };
      case 'manual':
      case 'unmarkauto': {
        // Names out of a command (ldd over the installed files, mostly) are libraries: keep them all rather than lose one.
        const isGuess = named.length === 0 || named.some((word) => !word.exact);
        for (const { text } of named) {
          for (const name of namesLike(text, stage)) automatic.delete(name);
        }
        if (isGuess) {
          for (const name of automatic) if (/^lib(?!.*-dev$)/.test(name)) automatic.delete(name);
        }
        return { effects: [writeStates(automatic)] };
      }
      case 'showmanual':
        return {
          effects: [],
          stdout: lines([...stage.dpkg.keys()].filter((name) => !automatic.has(name))),
        };
      case 'showauto':
        return { effects: [], stdout: lines([...automatic]) };
      default:
        return { effects: [] };
    }
  },
};

function lines(names: readonly string[]): string {
  return [...names]
    .sort()
    .map((name) => `${name}\n`)
    .join('');
}

/** apt-mark takes names and regular expressions (`apt-mark auto '.*'`, as official images' Dockerfiles write). */
function namesLike(text: string, stage: StageView): readonly string[] {
  if (stage.dpkg.has(text)) return [text];
  if (text === '.*' || text === '*') return [...stage.dpkg.keys()];
  return [];
}
