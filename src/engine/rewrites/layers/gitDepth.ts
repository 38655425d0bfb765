import { addOption } from '../edits/addOption.ts';
import type { Rewrite } from '../rewrite.ts';

const shallow = addOption({
  id: 'git-depth',
  programs: /^git$/,
  verbs: ['clone'],
  option: '--depth 1',
  unless: /^--(depth|shallow)/,
  leaves: { kind: 'git' },
  title: 'Clone without the history',
  why: 'git clone stores the whole history below .git. --depth 1 fetches the newest commit alone.',
  link: 'https://git-scm.com/docs/git-clone',
  risk: 'check',
  byHand: null,
});

/** A clone whose commit is chosen afterwards needs its history. */
export const gitDepth: Rewrite = {
  id: shallow.id,
  find(scene) {
    const chosen = new Set(
      scene.commands
        .filter(
          (one) =>
            one.name === 'git' &&
            one.words.some((word) => /^(checkout|reset|describe|log)$/.test(word.text ?? '')),
        )
        .map((one) => one.run.range.line),
    );
    return shallow.find(scene).filter((proposal) => !chosen.has(proposal.line));
  },
};
