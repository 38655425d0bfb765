import { cleanAfterInstall } from '../edits/cleanAfterInstall.ts';

/** Yarn keeps an unpacked copy of every package. */
export const yarnCacheClean = cleanAfterInstall({
  id: 'yarn-cache-clean',
  programs: /^yarn$/,
  verbs: ['install', 'add', 'global'],
  leaves: [{ fileClass: 'cache', kind: 'npm' }],
  command: () => 'yarn cache clean',
  title: 'Empty Yarn’s cache in the same RUN',
  why: 'Yarn keeps a copy of each package that it installs in its cache folder. Nothing reads it again in an image.',
  link: 'https://classic.yarnpkg.com/lang/en/docs/cli/cache/',
});
