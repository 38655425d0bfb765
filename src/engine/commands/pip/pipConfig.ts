import { exactly } from '../../amount.ts';
import type { Effect } from '../../effects.ts';
import { normalizePath } from '../../filesystem/normalizePath.ts';
import type { Word } from '../../shell/command.ts';
import type { ParsedOptions } from '../../shell/parseOptions.ts';
import type { StageView } from '../program.ts';

/** `pip config set global.index-url URL`: later pips of the stage read the file. */
export function pipConfig(
  words: readonly Word[],
  options: ParsedOptions,
  stage: StageView,
): Effect[] {
  const [action, key, value] = words;
  if (action?.text !== 'set' || key === undefined || value === undefined) return [];
  const path = options.has('--global')
    ? '/etc/pip.conf'
    : normalizePath(`${stage.home}/.config/pip/pip.conf`);
  const [section = 'global', name = ''] = key.text.split(/\.(.*)/);
  const before = stage.filesystem.text(path) ?? '';
  const text = `${before}[${section}]\n${name} = ${value.text}\n`;
  return [
    {
      type: 'write',
      content: {
        path,
        spread: false,
        amount: exactly(text.length),
        fileClass: 'data',
        origin: { kind: 'generated', name: 'pip config' },
        evidence: 'derived',
        source: 'the settings as pip writes them',
        text,
      },
    },
  ];
}
