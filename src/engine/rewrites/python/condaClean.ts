import { cleanAfterInstall } from '../edits/cleanAfterInstall.ts';

/** conda keeps the archives that it downloads, and their unpacked copies, in pkgs/. */
export const condaClean = cleanAfterInstall({
  id: 'conda-clean',
  programs: /^(conda|mamba|micromamba)$/,
  verbs: ['install', 'create', 'update', 'env'],
  leaves: [
    { fileClass: 'cache', kind: 'conda' },
    { fileClass: 'lists', kind: 'conda' },
  ],
  command: (program) =>
    program.includes('micromamba') ? 'micromamba clean --all --yes' : `${program} clean -afy`,
  title: 'Clean conda’s package cache in the same RUN',
  why: 'conda keeps every archive that it downloads and the channel’s index below pkgs/. conda clean -afy takes them away; what is installed stays.',
  link: 'https://docs.conda.io/projects/conda/en/stable/commands/clean.html',
});
