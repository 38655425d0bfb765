import { between, times, total, type Amount } from '../../amount.ts';
import type { Effect } from '../../effects.ts';
import { normalizePath } from '../../filesystem/normalizePath.ts';
import { closePackages } from '../../packages/other/closePackages.ts';
import type { Call, Word } from '../../shell/command.ts';
import type { StageView } from '../program.ts';
import { asked, removed, written } from '../written.ts';

export interface RpmInstall {
  /** Package names, globs, files and URLs as written. */
  readonly words: readonly Word[];
  readonly call: Call;
  /** Folder given by --installroot; empty for the stage itself. */
  readonly root: string;
  /** Share that stays when documentation is left out. */
  readonly keptShare: number;
  /** Whether weak dependencies come too. */
  readonly weak: boolean;
}

/** What dnf and its kin, rpm and zypper put on disk for a list of packages, with the rewritten database. */
export function rpmInstall(install: RpmInstall, stage: StageView): readonly Effect[] {
  const { words, call, root } = install;
  const effects: Effect[] = [];
  const names: string[] = [];
  for (const word of words) {
    if (!word.exact) effects.push(...unknownRpm('packages named by a variable', install, stage));
    else if (word.text.startsWith('@')) effects.push(group(word.text, root));
    else if (/^(https?|ftp):|\.rpm$/.test(word.text))
      effects.push(...fromFile(word.text, call, install, stage));
    else if (word.text !== '') names.push(rpmName(word.text));
  }
  const present = installedRpm(stage);
  const table = stage.catalog.packages();
  const closure =
    table &&
    closePackages(table, 'rpm', names, (name) => present.has(name) || IN_EVERY_IMAGE.has(name));
  for (const { facts, requiredBy } of closure?.added ?? []) {
    if (facts.installed.high === 0) continue;
    effects.push(
      written({
        path: root || '/usr',
        amount: scaled(facts.installed, install),
        fileClass: 'system',
        origin: {
          kind: 'rpm',
          name: facts.name,
          version: facts.version,
          ...(requiredBy.length > 0 ? { requiredBy } : {}),
        },
        evidence: facts.evidence,
        source: facts.source,
      }),
    );
  }
  const missing = closure === undefined || closure.incomplete ? names : closure.unknown;
  for (const name of missing) {
    if (!present.has(name) && !IN_EVERY_IMAGE.has(name))
      effects.push(...unknownRpm(name, install, stage));
  }
  if (words.length > 0) effects.push(rpmDatabase(root));
  return effects;
}

/** What an image of this family holds from the start: installing it again costs nothing. */
const IN_EVERY_IMAGE = new Set([
  'bash',
  'ca-certificates',
  'coreutils',
  'coreutils-single',
  'curl',
  'curl-minimal',
  'glibc',
  'glibc-common',
  'glibc-minimal-langpack',
  'libgcc',
  'libstdc++',
  'openssl-libs',
  'rpm',
  'sed',
  'grep',
  'gawk',
  'tzdata',
  'zlib',
  'libcurl',
  'libcurl-minimal',
  'libxml2',
  'ncurses-libs',
  'ncurses-base',
  'pcre2',
  'sqlite-libs',
  'xz-libs',
  'bzip2-libs',
  'elfutils-libelf',
  'expat',
  'gmp',
  'mpfr',
  'krb5-libs',
  'libcom_err',
  'libffi',
  'libzstd',
  'popt',
  'readline',
  'systemd-libs',
  'setup',
  'filesystem',
  'basesystem',
]);

function scaled(amount: Amount, install: RpmInstall): Amount {
  const kept = times(amount, install.keptShare);
  // Weak dependencies are not in the facts: up to a fifth more.
  return install.weak ? between(kept.low, kept.bytes, kept.high * 1.2) : kept;
}

/** `gcc-12.2.0-1.el9.x86_64` and `gcc.x86_64` are gcc; `1:` is an epoch. */
export function rpmName(word: string): string {
  return word
    .replace(/\.(x86_64|aarch64|noarch|i686)$/, '')
    .replace(/[<>=~ ].*$/, '')
    .replace(/-(\d+:)?\d[\w+~^]*\.[\w.+~^]*(-[\w.+~^*]+)?$/, '')
    .replace(/\*+$/, '');
}

function installedRpm(stage: StageView): Set<string> {
  const names = new Set<string>();
  for (const { content } of stage.filesystem.under('/')) {
    if (content.origin.kind === 'rpm') names.add(content.origin.name);
  }
  return names;
}

/** Every transaction writes the whole database again: 5 MB for a minimal image, 10 to 30 MB for a large one, plus history and logs. */
export function rpmDatabase(root: string): Effect {
  return written({
    path: `${root}/var/lib/rpm`,
    amount: between(4e6, 14e6, 32e6),
    fileClass: 'system',
    origin: { kind: 'package-database', name: 'rpm' },
    evidence: 'assumed',
    source:
      'the SQLite database of rpm is stored again in every layer that installs; the history and logs of dnf beside it',
  });
}

export function rpmRemove(
  words: readonly Word[],
  stage: StageView,
  root: string,
): readonly Effect[] {
  const installed = installedRpm(stage);
  const wanted = words.map((word) => rpmName(word.text));
  const names = [...installed].filter((name) => wanted.includes(name));
  if (names.length === 0) return wanted.length === 0 ? [] : [rpmDatabase(root)];
  return [removed([root || '/'], { origins: [{ kind: 'rpm', names }] }), rpmDatabase(root)];
}

/** Packages of the base that are newer in the repositories are stored again. */
export function rpmUpgrade(root: string): readonly Effect[] {
  return [
    ...asked(
      {
        path: root || '/usr',
        amount: between(0, 60e6, 300e6),
        fileClass: 'system',
        origin: { kind: 'rpm', name: 'upgraded packages' },
        evidence: 'unknown',
        source:
          'packages of the base that are newer now are stored again; how many depends on the day',
      },
      {
        what: 'the upgraded packages',
        reason: 'What is newer than the base image depends on the day of the build.',
        question: 'How many bytes does the upgrade add?',
      },
    ),
    rpmDatabase(root),
  ];
}

function group(name: string, root: string): Effect {
  return written({
    path: root || '/usr',
    amount: between(150e6, 500e6, 1200e6),
    fileClass: 'system',
    origin: { kind: 'rpm', name },
    evidence: 'assumed',
    source: 'a package group such as Development Tools; no measurement at hand',
  });
}

export function rpmGroup(words: readonly Word[], root: string): readonly Effect[] {
  return [...words.map((word) => group(word.text, root)), rpmDatabase(root)];
}

function fromFile(
  text: string,
  call: Call,
  install: RpmInstall,
  stage: StageView,
): readonly Effect[] {
  const name = text.replace(/^.*\//, '');
  const path = install.root || '/usr';
  const source = 'its .rpm unpacked: about 3.3 times as much, as yum and dnf print it';
  if (/release|repo/i.test(name)) {
    return [
      written({
        path,
        amount: between(5e3, 40e3, 200e3),
        fileClass: 'system',
        origin: { kind: 'rpm', name },
        evidence: 'assumed',
        source: 'a package that only names a repository',
      }),
    ];
  }
  if (!/^\w+:/.test(text)) {
    const archive = total(
      stage.filesystem.under(normalizePath(text, call.cwd)).map(({ content }) => content.amount),
    );
    if (archive.bytes > 0) {
      return [
        written({
          path,
          amount: between(archive.low * 2.2, archive.bytes * 3.3, archive.high * 4.5),
          fileClass: 'system',
          origin: { kind: 'rpm', name },
          evidence: 'derived',
          source,
        }),
      ];
    }
  }
  return unknownRpm(name, install, stage);
}

function unknownRpm(name: string, install: RpmInstall, stage: StageView): readonly Effect[] {
  const isCuda = /^(cuda|libcu|libnpp|cudnn|libnccl|nvshmem|libnvshmem)/.test(name);
  return asked(
    {
      path: install.root || '/usr',
      amount: isCuda
        ? between(10e6, 300e6, 3e9)
        : (stage.catalog.packages()?.typical('rpm') ?? between(0.2e6, 8e6, 80e6)),
      fileClass: 'system',
      origin: { kind: 'rpm', name },
      evidence: 'unknown',
      source:
        'the catalog has no such package; the range that packages and their dependencies lie in',
    },
    {
      what: `the RPM package ${name}`,
      reason: 'The catalog has no such package.',
      question: `How many bytes does installing ${name} add?`,
    },
  );
}
