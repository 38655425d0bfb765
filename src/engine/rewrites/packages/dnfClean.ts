import { cleanAfterInstall } from '../edits/cleanAfterInstall.ts';

/** dnf and yum keep the metadata of every repository. */
export const dnfClean = cleanAfterInstall({
  id: 'dnf-clean',
  programs: /^(dnf5?|yum|microdnf|tdnf)$/,
  verbs: ['install', 'update', 'upgrade', 'makecache', 'groupinstall', 'module'],
  leaves: [{ fileClass: 'lists' }],
  command: (program) => `${program} clean all`,
  title: 'Clean dnf’s metadata in the same RUN',
  why: 'dnf and yum store the metadata of every enabled repository below /var/cache. Only the RUN that wrote it can take it away again.',
  link: 'https://dnf.readthedocs.io/en/latest/command_ref.html#clean-command',
});
