import { between } from '../../amount.ts';
import { generatedFile } from '../generatedFile.ts';
import type { Effect } from '../../effects.ts';
import type { Program } from '../program.ts';

/** update-alternatives: two symbolic links and a text of some hundred bytes. Source: update-alternatives(1), dpkg 1.21. */
export const updateAlternatives: Program = {
  names: ['update-alternatives', 'alternatives'],
  run(call) {
    const words = call.args.map(({ text }) => text);
    const at = words.findIndex((text) => /^--(install|set|auto|slave|remove|config)$/.test(text));
    const verb = words[at];
    const isInstall = verb === '--install';
    const name = words[at + (isInstall ? 2 : 1)];
    if (at < 0 || name === undefined) return { effects: [] };
    const effects: Effect[] = [
      generatedFile(
        `/var/lib/dpkg/alternatives/${name}`,
        between(50, 300, 5e3),
        'alternatives',
        'a text of some lines',
      ),
    ];
    const link = words[at + 1];
    const target = words[at + 3];
    if (isInstall && link?.startsWith('/') && target?.startsWith('/')) {
      effects.push({ type: 'link', from: target, to: link, hard: false });
    }
    return { effects };
  },
};
