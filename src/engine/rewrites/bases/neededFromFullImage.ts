import { layerOf } from '../edits/layerOf.ts';
import { requirementPlaces } from '../edits/requirementPlaces.ts';
import type { Scene } from '../rewrite.ts';

/** Programs that the full images have and the slim ones do not, and the package that brings each. */
const PROGRAMS: Readonly<Record<string, readonly string[]>> = {
  git: ['git'],
  curl: ['curl', 'ca-certificates'],
  wget: ['wget', 'ca-certificates'],
  gcc: ['gcc', 'libc6-dev'],
  cc: ['gcc', 'libc6-dev'],
  'g++': ['g++'],
  make: ['make'],
  unzip: ['unzip'],
  patch: ['patch'],
  file: ['file'],
  ssh: ['openssh-client'],
  'ssh-keyscan': ['openssh-client'],
  svn: ['subversion'],
  hg: ['mercurial'],
  ps: ['procps'],
  convert: ['imagemagick'],
  xz: ['xz-utils'],
  bzip2: ['bzip2'],
  gpg: ['gnupg'],
  autoconf: ['autoconf'],
  'pkg-config': ['pkg-config'],
};

/** Distributions without wheels on PyPI, and what building one takes (their installation pages). */
const BUILT: Readonly<Record<string, readonly string[]>> = {
  psycopg2: ['gcc', 'libc6-dev', 'libpq-dev'],
  mysqlclient: ['gcc', 'libc6-dev', 'default-libmysqlclient-dev', 'pkg-config'],
  uwsgi: ['gcc', 'libc6-dev'],
  'python-ldap': ['gcc', 'libc6-dev', 'libldap-dev', 'libsasl2-dev'],
  pycairo: ['gcc', 'libc6-dev', 'libcairo2-dev', 'pkg-config'],
  pygobject: ['gcc', 'libc6-dev', 'libgirepository1.0-dev', 'pkg-config'],
  'dbus-python': ['gcc', 'libc6-dev', 'libdbus-1-dev', 'pkg-config'],
  pygraphviz: ['gcc', 'libc6-dev', 'libgraphviz-dev'],
  netifaces: ['gcc', 'libc6-dev'],
  'python-snappy': ['g++', 'libsnappy-dev'],
  pycurl: ['gcc', 'libc6-dev', 'libcurl4-openssl-dev', 'libssl-dev'],
};

/** Debian packages for what the text visibly uses and a slim image lacks, sorted. */
export function neededFromFullImage(scene: Scene, image: string): readonly string[] {
  const needed = new Set<string>();
  const add = (packages: readonly string[] | undefined): void => {
    for (const name of packages ?? []) needed.add(name);
  };
  // Stages that are only copied from keep their own base.
  const own = scene.commands.filter((command) => layerOf(scene, command.run) !== undefined);
  for (const command of own) {
    add(PROGRAMS[command.name]);
    // `curl ... | tar xJ`, `pip install git+https://...`
    if (command.words.some((word) => /(^|@\s*)git\+/.test(word.text ?? ''))) add(PROGRAMS['git']);
  }
  for (const text of Object.values(scene.workspace.files ?? {})) {
    if (/^[^#\n]*git\+(https|ssh)/m.test(text) && image === 'python') add(PROGRAMS['git']);
  }
  for (const { instructions } of scene.dockerfile.stages) {
    for (const one of instructions) {
      if (one.type !== 'metadata' || !/^(HEALTHCHECK|CMD|ENTRYPOINT)$/.test(one.keyword)) continue;
      for (const program of ['curl', 'wget', 'git']) {
        if (new RegExp(`(^|[\\s"'])${program}[\\s"']`).test(one.argument)) add(PROGRAMS[program]);
      }
    }
  }
  for (const { command, name } of requirementPlaces(scene)) {
    if (own.includes(command)) add(BUILT[name]);
  }
  return [...needed].sort();
}
