import { addOption } from '../edits/addOption.ts';

/** apt installs what a package recommends as well as what it needs. */
export const aptNoRecommends = addOption({
  id: 'apt-no-install-recommends',
  programs: /^apt(-get)?$/,
  verbs: ['install'],
  option: '--no-install-recommends',
  unless: /^--no-install-recommends$|Install-Recommends=/,
  leaves: { kind: 'apt' },
  title: 'Leave out recommended packages',
  why: 'apt also installs what its packages recommend, which most images never use. If something turns out to be missing, name it.',
  link: 'https://manpages.debian.org/bookworm/apt/apt-get.8.en.html',
  risk: 'check',
  byHand: 'Start the image once: a recommended package that you rely on now has to be named.',
});
