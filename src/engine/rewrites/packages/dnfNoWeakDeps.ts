import { addOption } from '../edits/addOption.ts';

/** dnf installs weak dependencies as well as what a package needs. */
export const dnfNoWeakDeps = addOption({
  id: 'dnf-no-weak-deps',
  programs: /^(dnf5?|microdnf)$/,
  verbs: ['install'],
  option: '--setopt=install_weak_deps=False',
  unless: /install_weak_deps/i,
  leaves: { kind: 'rpm' },
  title: 'Leave out weak dependencies',
  why: 'dnf also installs what its packages recommend. install_weak_deps=False leaves that out.',
  link: 'https://dnf.readthedocs.io/en/latest/conf_ref.html',
  risk: 'check',
  byHand: 'Start the image once: a weak dependency that you rely on now has to be named.',
});
