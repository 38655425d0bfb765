import { NOTHING, between } from '../../amount.ts';
import type { Effect, Notice } from '../../effects.ts';
import type { System } from '../../images/imageTable.ts';
import type { DebianIndex } from '../../packages/debian/debianIndex.ts';
import type { DebianProblem, DebianResolution } from '../../packages/debian/resolution.ts';
import type { NamePattern } from './aptRequest.ts';
import { foreignSources, hasOwnArchiveOnly } from './aptSources.ts';
import { unknownPackage } from './aptUnknown.ts';
import type { StageView } from '../program.ts';
import { unknownNote } from '../unknownBytes.ts';

type Debian = Extract<System, { kind: 'debian' }>;
type Installed = Extract<DebianResolution, { kind: 'installed' }>;

/** What apt would say of a name: an error, or an unknown where the catalog does not hold all that apt can see. */
export function reportProblem(
  problem: DebianProblem,
  index: DebianIndex,
  stage: StageView,
  system: Debian,
): Effect {
  switch (problem.kind) {
    case 'not-found': {
      const foreign = foreignSources(stage);
      if (system.standsInFor !== null) {
        return unknownPackage(
          problem.name,
          `Debian ${index.suite}, which stands in for ${system.standsInFor}, has no such package.`,
        );
      }
      const [source] = foreign;
      if (source !== undefined) {
        return unknownPackage(
          problem.name,
          `It may come from ${source.place}, which the catalog does not hold.`,
        );
      }
      if (!hasOwnArchiveOnly(stage)) {
        return unknownPackage(
          problem.name,
          `Debian ${index.suite} has no such package; ${stage.base.reference} may bring a repository that has.`,
        );
      }
      if (!index.whole) return unknownPackage(problem.name, 'The rest of the suite is not loaded.');
      const nearest = index.nearest(problem.name, 3);
      const near = nearest.length > 0 ? ` Near names: ${nearest.join(', ')}.` : '';
      return notice({
        id: 'apt-package-not-found',
        severity: 'error',
        message: `Debian ${index.suite} has no package ${problem.name}: apt says "Unable to locate package".${near}`,
        link: `https://packages.debian.org/search?suite=${index.suite}&keywords=${encodeURIComponent(problem.name)}`,
      });
    }
    case 'virtual':
      return notice({
        id: 'apt-virtual-package',
        severity: 'error',
        message: `${problem.name} is a virtual package: apt wants one of ${problem.providers.slice(0, 6).join(', ')} to be named.`,
      });
    case 'unmet': {
      const why =
        problem.against === null
          ? 'depends on something that cannot be installed'
          : `excludes ${problem.against}, which the same install needs`;
      return notice({
        id: 'apt-unmet-dependencies',
        severity: 'error',
        message: `${problem.name} ${why}: apt says "unmet dependencies".`,
      });
    }
  }
}

/** Pins that the archive of the catalog's day does not have. */
export function* missedPins(resolution: Installed, index: DebianIndex): Generator<Effect> {
  for (const { name, wanted, has } of resolution.missedPins) {
    yield notice({
      id: 'apt-version-not-found',
      severity: 'warning',
      message: `${name}=${wanted} is not in Debian ${index.suite} of ${index.date}, which has ${has}: apt says "Version not found". The weight is that of ${has}.`,
    });
  }
}

export function notice(text: Notice): Effect {
  return { type: 'notice', notice: text };
}

export const NO_LISTS: Notice = {
  id: 'apt-no-lists',
  severity: 'error',
  message:
    'No apt-get update ran before this install in this image, and base images ship no package lists: apt says "Unable to locate package".',
  link: 'https://docs.docker.com/build/building/best-practices/#apt-get',
};

export const WOULD_ASK: Notice = {
  id: 'apt-would-ask',
  severity: 'error',
  message: 'apt asks before it installs more than was named, and a build cannot answer: add -y.',
  link: 'https://manpages.debian.org/apt-get.8',
};

/** The suite's slice is not there yet. */
export function loading(system: Debian): Effect {
  return unknownNote({
    what: 'the packages of this install',
    reason: `The index of ${system.suite} is not loaded.`,
    question: 'Is the network there?',
    origin: { kind: 'apt', name: 'packages' },
    amount: NOTHING,
  });
}

/** Whether the catalog has every package that apt can see in this image. */
export function isWholeArchive(index: DebianIndex, stage: StageView, system: Debian): boolean {
  return (
    index.whole &&
    system.standsInFor === null &&
    hasOwnArchiveOnly(stage) &&
    foreignSources(stage).length === 0
  );
}

/** A name that no package has, with a dot or plus in it: apt installs all whose names it matches, and says so on one line each. */
export function takenForPattern(
  { text, names }: NamePattern,
  index: DebianIndex,
  program: string,
): Effect {
  const some = names.slice(0, 8).join(', ');
  const list = names.length > 8 ? `${some} and ${names.length - 8} more` : some;
  return notice({
    id: 'apt-name-as-pattern',
    severity: 'warning',
    message: `Debian ${index.suite} has no package ${text}: ${program} takes the name for a regular expression and installs all that match: ${list}.`,
    link: 'https://manpages.debian.org/apt-get.8#install',
  });
}

/** A task, or a pattern that is not followed. */
export function packagesOfPattern(text: string): Effect {
  const isTask = text.endsWith('^');
  return unknownNote({
    what: isTask ? `the packages of the task ${text}` : `the packages that ${text} matches`,
    reason: isTask
      ? 'Which packages belong to a task is not in the catalog.'
      : 'The pattern matches more packages than anybody installs, or is of a kind that is not followed.',
    question: `How many bytes does ${text} install?`,
    origin: { kind: 'apt', name: text },
    amount: between(0, 100e6, 5e9),
    path: '/usr',
  });
}

/** Operands in variables that nobody can tell. */
export function inexactNames(count: number): Effect {
  return unknownNote({
    what: count === 1 ? 'a package name' : `${count} package names`,
    reason: 'They are in a variable or the output of a command that cannot be told from the text.',
    question: 'Which packages are these?',
    origin: { kind: 'apt', name: 'packages in a variable' },
    amount: between(0, 5e6, 200e6),
  });
}
