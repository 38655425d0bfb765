import { cleanAfterInstall } from '../edits/cleanAfterInstall.ts';

/** npm keeps the archive of every package that it downloads. */
export const npmCacheClean = cleanAfterInstall({
  id: 'npm-cache-clean',
  programs: /^npm$/,
  verbs: ['install', 'i', 'ci', 'add', 'update', 'clean-install'],
  leaves: [{ fileClass: 'cache', kind: 'npm' }],
  command: () => 'npm cache clean --force',
  title: 'Empty npm’s cache in the same RUN',
  why: 'npm keeps the archive of each package that it downloads in ~/.npm. Nothing reads it again in an image.',
  link: 'https://docs.npmjs.com/cli/commands/npm-cache',
});
