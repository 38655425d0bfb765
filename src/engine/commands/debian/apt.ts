import { between } from '../../amount.ts';
import type { Content, Effect } from '../../effects.ts';
import type { System } from '../../images/imageTable.ts';
import type { DebianIndex } from '../../packages/debian/debianIndex.ts';
import type { Call, Outcome } from '../../shell/command.ts';
import { parseAptArguments, type AptArguments } from './aptArguments.ts';
import { aptInstall, installEffects } from './aptInstall.ts';
import { matchPattern } from './aptPattern.ts';
import { cleanArchives, distClean, updateLists } from './aptLists.ts';
import { removePackages } from './aptRemove.ts';
import { namesOf } from './aptRequest.ts';
import type { Program, StageView } from '../program.ts';
import { unknownNote } from '../unknownBytes.ts';

type Debian = Extract<System, { kind: 'debian' }>;

/** apt, apt-get and aptitude on Debian and its relatives. Sources: apt(8), apt-get(8), and layers measured on 2026-11-20. */
export const apt: Program = {
  names: ['apt', 'apt-get', 'aptitude'],
  run(call, stage) {
    const args = parseAptArguments(call.args);
    const { system } = stage.base;
    switch (system.kind) {
      case 'debian':
        return stage.isRoot || args.subcommand === ''
          ? runOnDebian(call, args, stage, system)
          : notRoot();
      case 'unknown':
        return { effects: [unknownSystem(args)], status: 'unknown' };
      case 'alpine':
      case 'rpm':
      case 'windows':
      case 'none':
        return { effects: [missingProgram(call, stage)], status: 'failure' };
    }
  },
};

function runOnDebian(call: Call, args: AptArguments, stage: StageView, system: Debian): Outcome {
  switch (args.subcommand) {
    case 'update':
      return { effects: updateLists(stage, system) };
    case 'install':
    case 'reinstall':
    case 'satisfy':
      return aptInstall(call, args, stage, system);
    case 'upgrade':
    case 'dist-upgrade':
    case 'full-upgrade':
    case 'safe-upgrade':
      return { effects: upgrade(call, args, stage, system) };
    case 'remove':
    case 'purge':
    case 'autoremove':
    case 'autopurge':
    case 'auto-remove':
      return remove(call, args, stage, system);
    case 'clean':
      return { effects: cleanArchives() };
    case 'dist-clean':
    case 'distclean':
      return { effects: distClean() };
    case 'build-dep':
      return { effects: [buildDependencies(args)] };
    case 'download':
      return { effects: download(call, args, stage, system) };
    case 'source':
      return { effects: [sourcePackage(args)] };
    default:
      // autoclean, check, list, show, search, policy, indextargets, moo: nothing is written.
      return { effects: [] };
  }
}

function remove(call: Call, args: AptArguments, stage: StageView, system: Debian): Outcome {
  const index = stage.catalog.debian(system.suite, installedHere(stage));
  if (index === undefined || args.options.has('--simulate')) return { effects: [] };
  const { subcommand, options, operands } = args;
  const auto = subcommand.startsWith('auto') || options.has('--auto-remove');
  const names = operands
    .filter((word) => word.exact)
    .flatMap((word) => installedNames(word.text, stage, call.name === 'apt'));
  return { effects: removePackages(names, stage, index, { auto }) };
}

/** Packages that came after the base image: those are in the index that answers for them. */
function installedHere(stage: StageView): readonly string[] {
  return [...stage.dpkg].flatMap(([name, version]) => (version === '' ? [] : [name]));
}

/** A name, or every installed package that a pattern matches. */
function installedNames(text: string, stage: StageView, strict: boolean): readonly string[] {
  const name = text.replace(/:(amd64|all|any)$/, '').replace(/[=/].*$/, '');
  if (stage.dpkg.has(name)) return [name];
  const plain = name.replace(/-$/, '');
  if (stage.dpkg.has(plain)) return [plain];
  const answer = matchPattern(name, [...stage.dpkg.keys()], strict);
  return answer.kind === 'names' ? answer.names : [];
}

/**
 * Packages of the base image that the archive has newer come whole into this layer. How far the image lags is not in its name: official images
 * are rebuilt when their base is, about monthly, so mostly a handful of libraries.
 */
function upgrade(
  call: Call,
  args: AptArguments,
  stage: StageView,
  system: Debian,
): readonly Effect[] {
  const index = stage.catalog.debian(system.suite, installedHere(stage));
  const upgraded = index === undefined ? [] : outdated(index, stage);
  const known =
    index === undefined
      ? []
      : installEffects(call, args, stage, system, index, {
          kind: 'installed',
          new: [],
          upgraded,
          removed: [],
          substituted: [],
          missedPins: [],
        });
  return [
    ...known,
    unknownNote({
      what: 'what this upgrade replaces',
      reason: 'It depends on how old the base image is: every newer package is stored again.',
      question: 'When was the base image built?',
      origin: { kind: 'apt', name: 'upgraded packages' },
      amount: between(0, 1e6, 60e6),
      path: '/usr',
    }),
  ];
}

function outdated(
  index: DebianIndex,
  stage: StageView,
): { readonly package: NonNullable<ReturnType<DebianIndex['find']>>; readonly from: string }[] {
  return [...stage.dpkg].flatMap(([name, version]) => {
    const one = index.find(name);
    return one === undefined || version === '' || version === one.version
      ? []
      : [{ package: one, from: version }];
  });
}

/** `apt-get download`: the .deb files of the named packages alone, into the current folder. */
function download(
  call: Call,
  args: AptArguments,
  stage: StageView,
  system: Debian,
): readonly Effect[] {
  const names = namesOf(args.operands);
  const index = stage.catalog.debian(system.suite, names);
  return names.flatMap((name) => {
    const one = index?.find(name);
    if (one === undefined) return [];
    const content: Content = {
      path: `${call.cwd === '/' ? '' : call.cwd}/${one.name}_${one.version.replace(':', '%3a')}_amd64.deb`,
      spread: false,
      amount: between(one.debBytes - 512, one.debBytes, one.debBytes + 512),
      fileClass: 'archive',
      origin: { kind: 'apt', name: one.name, version: one.version },
      evidence: 'published',
      source: `size of the .deb in the archive of ${index?.date ?? ''}`,
    };
    return [{ type: 'write', content }];
  });
}

function buildDependencies(args: AptArguments): Effect {
  const names = args.operands.map((word) => word.text).join(' ');
  return unknownNote({
    what: `build dependencies of ${names}`,
    reason: 'Source packages and their Build-Depends are not in the catalog.',
    question: 'How many bytes do these build dependencies install?',
    origin: { kind: 'apt', name: `build-dep ${names}` },
    amount: between(50e6, 350e6, 1500e6),
    path: '/usr',
  });
}

function sourcePackage(args: AptArguments): Effect {
  const names = args.operands.map((word) => word.text).join(' ');
  return unknownNote({
    what: `the source package ${names}`,
    reason: 'Source packages are not in the catalog.',
    question: 'How many bytes does the source tree have?',
    origin: { kind: 'apt', name: `source ${names}` },
    amount: between(100e3, 20e6, 1000e6),
  });
}

function unknownSystem(args: AptArguments): Effect {
  const words = args.operands.map((word) => word.text).join(' ');
  return unknownNote({
    what: `apt ${args.subcommand} ${words}`.trim(),
    reason:
      'Which distribution the base image is built on is not known, so its packages cannot be looked up.',
    // Asked in bytes: a release could not be answered, since the image stays unknown.
    question:
      args.subcommand === 'install'
        ? `How many bytes does apt install for ${words === '' ? 'this line' : words}?`
        : `How many bytes does apt ${args.subcommand} write?`,
    origin: { kind: 'apt', name: words === '' ? 'apt' : words },
    amount: args.subcommand === 'install' ? between(100e3, 50e6, 800e6) : between(0, 1e6, 60e6),
  });
}

function missingProgram(call: Call, stage: StageView): Effect {
  return {
    type: 'notice',
    notice: {
      id: 'apt-not-in-image',
      severity: 'error',
      message: `${stage.base.reference} is no Debian or Ubuntu image: it has no ${call.name}.`,
    },
  };
}

function notRoot(): Outcome {
  return {
    effects: [
      {
        type: 'notice',
        notice: {
          id: 'apt-not-root',
          severity: 'error',
          message: 'apt needs root: it says "Permission denied" as another user.',
        },
      },
    ],
    status: 'failure',
  };
}
