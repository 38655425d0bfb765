import type { Effect, Notice } from '../../effects.ts';
import type { System } from '../../images/imageTable.ts';
import type { DebianIndex } from '../../packages/debian/debianIndex.ts';
import type { ChosenPackage, DebianResolution } from '../../packages/debian/resolution.ts';
import { resolveInstall } from '../../packages/debian/resolveInstall.ts';
import { weighInstall } from '../../packages/debian/weighInstall.ts';
import type { Call, Outcome } from '../../shell/command.ts';
import type { AptArguments } from './aptArguments.ts';
import { assumesYes, followsRecommends, keepsArchives } from './aptConfiguration.ts';
import { hasLists, LISTS } from './aptLists.ts';
import { debconfBytes } from './debconfBytes.ts';
import { removeFiles, removePackages } from './aptRemove.ts';
import { namesOf, readRequest, type AptRequest } from './aptRequest.ts';
import {
  inexactNames,
  isWholeArchive,
  loading,
  missedPins,
  NO_LISTS,
  notice,
  packagesOfPattern,
  reportProblem,
  takenForPattern,
  WOULD_ASK,
} from './aptProblems.ts';
import { foreignSources } from './aptSources.ts';
import { automaticPackages, writeStates } from './aptStates.ts';
import { debFile, unknownPackage } from './aptUnknown.ts';
import type { StageView } from '../program.ts';
import { severityOn } from '../severityOn.ts';
import { takenFromVendor } from './vendorPackages.ts';

type Debian = Extract<System, { kind: 'debian' }>;
type Installed = Extract<DebianResolution, { kind: 'installed' }>;

/**
 * `apt-get install`. Sources: apt-get(8), and installs measured on 2026-11-20. An install that apt would refuse is told as an error and
 * still counts as done, so that the rest of the RUN gets its weight.
 */
export function aptInstall(
  call: Call,
  args: AptArguments,
  stage: StageView,
  system: Debian,
): Outcome {
  const index = stage.catalog.debian(system.suite, namesOf(args.operands));
  if (index === undefined) return { effects: [loading(system)] };
  const read = readRequest(args.operands, index, {
    standsInFor: system.standsInFor,
    isAll: isWholeArchive(index, stage, system),
    strict: call.name === 'apt',
  });
  const names = read.install.map(({ name }) => name);
  const vendors = takenFromVendor(names, foreignSources(stage));
  const request = {
    ...read,
    install: read.install.filter(({ name }) => !vendors.includes(name)),
  };
  const effects: Effect[] = vendors.map((name) => unknownPackage(name, VENDOR_SOURCE));
  if (request.inexact > 0) effects.push(inexactNames(request.inexact));
  for (const name of request.foreign) effects.push(unknownPackage(name, FOREIGN_ARCHITECTURE));
  for (const name of request.unfollowed) effects.push(packagesOfPattern(name));
  for (const pattern of request.patterns) effects.push(takenForPattern(pattern, index, call.name));
  for (const file of request.files) effects.push(...debFile(file, call.cwd, stage));

  const { resolution, notices } = resolveKnown(index, request, args, stage, system);
  effects.push(...notices);
  if (resolution === null) return { effects };
  const changes = [...resolution.new, ...resolution.upgraded];
  if (changes.length > 0 && !listsAreThere(stage)) effects.push(missing(NO_LISTS, stage));
  if (wouldAsk(call, args, stage, resolution, request)) effects.push(missing(WOULD_ASK, stage));
  if (args.options.has('--simulate')) return { effects: [], status: 'success' };
  effects.push(...installEffects(call, args, stage, system, index, resolution));
  effects.push(...underOwnNames(request.replaced, resolution));
  if (request.remove.length > 0) {
    effects.push(...removePackages(request.remove, stage, index, { auto: false }));
  }
  return { effects };
}

/** What apt refuses for packages that are not there yet: whether they are is certain only where the base is known. */
function missing(problem: Notice, stage: StageView): Effect {
  return notice({ ...problem, severity: severityOn(stage) });
}

/** A Python that a stand-in's replaces is known by the name that was asked for: `python3.12 -m pip` asks for it. */
function underOwnNames(names: readonly string[], { new: chosen }: Installed): readonly Effect[] {
  const pythons = names.filter((name) => /^python3\.\d+$/.test(name));
  if (pythons.length === 0 || chosen.length === 0) return [];
  return [
    { type: 'dpkg', packages: Object.fromEntries(pythons.map((name) => [name, name.slice(6)])) },
  ];
}

/** Effects of packages coming, by an install or an upgrade. */
export function installEffects(
  call: Call,
  { options, operands }: AptArguments,
  stage: StageView,
  system: Debian,
  index: DebianIndex,
  resolution: Installed,
): readonly Effect[] {
  const packages = [...resolution.new, ...upgradedAsChosen(resolution)];
  const asked = new Set(namesOf(operands));
  const contents = weighInstall(index, packages, {
    base: system,
    installed: stage.dpkg,
    removed: resolution.removed.length,
    debconfBefore: debconfBytes(stage),
    keepsArchives: keepsArchives(call.name, stage, options),
  });
  if (options.has('--download-only')) {
    return contents
      .filter((content) => content.fileClass === 'cache')
      .map((content) => ({ type: 'write', content }));
  }
  const automatic = automaticPackages(stage);
  for (const chosen of resolution.new) {
    if (chosen.requiredBy.length > 0) automatic.add(chosen.package.name);
  }
  for (const name of asked) automatic.delete(name);
  const effects: Effect[] = [];
  if (resolution.removed.length > 0) effects.push(...removeFiles(resolution.removed));
  effects.push(...contents.map((content) => ({ type: 'write', content }) as const));
  if (packages.length > 0) {
    effects.push(writeStates(automatic), {
      type: 'dpkg',
      packages: Object.fromEntries<string | null>([
        ...packages.map((chosen) => [chosen.package.name, chosen.package.version] as const),
        ...resolution.removed.map((name) => [name, null] as const),
      ]),
    });
  }
  return effects;
}

interface Resolved {
  readonly resolution: Installed | null;
  readonly notices: readonly Effect[];
}

/** Resolves what can be; names that nobody has are told and left out, so that the rest still gets its weight. */
function resolveKnown(
  index: DebianIndex,
  request: AptRequest,
  { options }: AptArguments,
  stage: StageView,
  system: Debian,
): Resolved {
  const settings = { recommends: followsRecommends(stage, options) };
  const installed = stage.dpkg;
  const first = resolveInstall(index, installed, request.install, settings);
  if (first.kind === 'installed') {
    const reinstalled = options.has('--reinstall') ? reinstall(index, request, installed) : [];
    const resolution = { ...first, new: [...first.new, ...reinstalled] };
    return { resolution, notices: [...missedPins(first, index)] };
  }
  const lost = new Set(
    first.problems.flatMap((problem) => (problem.kind === 'unmet' ? [] : [problem.name])),
  );
  const notices = first.problems.map((problem) => reportProblem(problem, index, stage, system));
  if (lost.size === 0) return { resolution: null, notices };
  const rest = request.install.filter(({ name }) => !lost.has(name));
  const again = resolveInstall(index, installed, rest, settings);
  if (again.kind === 'installed') {
    return { resolution: again, notices: [...notices, ...missedPins(again, index)] };
  }
  return {
    resolution: null,
    notices: [
      ...notices,
      ...again.problems.map((problem) => reportProblem(problem, index, stage, system)),
    ],
  };
}

function reinstall(
  index: DebianIndex,
  request: AptRequest,
  installed: ReadonlyMap<string, string>,
): readonly ChosenPackage[] {
  return request.install.flatMap(({ name }) => {
    const one = index.find(name);
    if (one === undefined || !installed.has(name)) return [];
    return [{ package: one, requiredBy: [], recommended: false }];
  });
}

function upgradedAsChosen(resolution: Installed): readonly ChosenPackage[] {
  return resolution.upgraded.map((one) => ({
    package: one.package,
    requiredBy: [],
    recommended: false,
  }));
}

/** Lists of an update, a mount that may keep them, or an image whose contents nobody knows. */
function listsAreThere(stage: StageView): boolean {
  if (hasLists(stage) || stage.filesystem.mountAt(LISTS) !== undefined) return true;
  return stage.base.match === 'unknown';
}

/** Without `-y` apt asks as soon as it would do more than was asked for, and a build has nobody to answer. */
function wouldAsk(
  call: Call,
  { options }: AptArguments,
  stage: StageView,
  resolution: Installed,
  request: AptRequest,
): boolean {
  const more = resolution.new.length > request.install.length || resolution.removed.length > 0;
  if (!more || call.stdin.kind !== 'none' || options.has('--simulate')) return false;
  return !assumesYes(stage, options) && !options.has('--download-only');
}

const VENDOR_SOURCE = "It comes from a vendor's repository, which the catalog does not hold.";

const FOREIGN_ARCHITECTURE = 'Packages of another architecture are not in the catalog.';
