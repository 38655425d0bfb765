import { addOption } from '../edits/addOption.ts';

/** apk keeps the index of the archive unless it is told not to. */
export const apkNoCache = addOption({
  id: 'apk-no-cache',
  programs: /^apk$/,
  verbs: ['add'],
  option: '--no-cache',
  unless: /^--no-cache$/,
  leaves: { fileClass: 'lists' },
  title: 'Install without apk’s index',
  why: 'apk add keeps the index of the archive in /var/cache/apk. With --no-cache it is read and not stored.',
  link: 'https://wiki.alpinelinux.org/wiki/Alpine_Package_Keeper',
  risk: 'safe',
  byHand: null,
});
