import type { TextEdit } from '../../report.ts';
import { APT, subcommandOf } from './isCommand.ts';
import { locateCommands, type LocatedCommand, type LocatedWord } from './locateCommands.ts';
import type { Scene } from '../rewrite.ts';
import { removeSteps, stepsOf } from './runChain.ts';
import { removeWords } from './wordEdits.ts';

/** An `apt-get install` with the packages that it names. */
export interface AptInstall {
  readonly command: LocatedCommand;
  readonly packages: readonly LocatedWord[];
}

/** Options of apt-get whose value is the next word. */
const WITH_VALUE = new Set(['-o', '--option', '-t', '--target-release', '-c', '--config-file']);

export function aptInstalls(scene: Scene): readonly AptInstall[] {
  return scene.commands.flatMap((command) => {
    const install = subcommandOf(command, APT, ['install']);
    if (install === null) return [];
    const packages = install.rest.filter(
      (word, index) =>
        word.text?.startsWith('-') !== true && !WITH_VALUE.has(install.rest[index - 1]?.text ?? ''),
    );
    return [{ command, packages }];
  });
}

/** The name of a package without version and architecture; empty when it is computed. */
export function packageName(word: LocatedWord): string {
  return (word.text ?? '').replace(/[=:/].*$/, '');
}

/**
 * Edits that no longer install some packages. An install that names nothing else goes with the update and the clean-up around it, and
 * a RUN that is left with nothing goes altogether.
 */
export function withoutAptPackages(
  gone: (name: string) => boolean,
  scene: Scene,
): readonly TextEdit[] {
  const { dockerfile } = scene.workspace;
  return aptInstalls(scene).flatMap(({ command, packages }) => {
    const words = packages.filter((word) => gone(packageName(word)));
    if (words.length === 0) return [];
    if (words.length < packages.length) {
      return removeWords(words, dockerfile, scene.dockerfile.escape);
    }
    const { run } = command;
    const inRun = scene.commands.filter((other) => other.run === run);
    const needsUpdate =
      inRun.some(
        (other) => other !== command && subcommandOf(other, APT, ['install', 'upgrade']) !== null,
      ) || lendsLists(command, scene);
    const around = inRun.filter(
      (other) =>
        other === command ||
        (!needsUpdate && (isUpdate(other) || /\/var\/lib\/apt\/lists/.test(textOf(other)))),
    );
    const steps = stepsOf(run);
    const isStep = (one: LocatedCommand): boolean =>
      steps.some((step) => step.start === one.start && step.end === one.end);
    if (!around.every(isStep)) return [];
    return removeSteps(
      run,
      (step) => around.some((one) => one.start === step.start && one.end === step.end),
      dockerfile,
    );
  });
}

/** Whether a later RUN of the stage installs from the lists that this one fetched. */
function lendsLists({ run, stage }: LocatedCommand, { dockerfile }: Scene): boolean {
  const later = locateCommands(dockerfile).filter(
    (other) => other.stage === stage && other.run.range.start > run.range.start,
  );
  const first = later.find(
    (other) => subcommandOf(other, APT, ['update', 'install', 'upgrade']) !== null,
  );
  return first !== undefined && subcommandOf(first, APT, ['update']) === null;
}

function isUpdate(command: LocatedCommand): boolean {
  return subcommandOf(command, APT, ['update', 'clean', 'autoclean']) !== null;
}

function textOf(command: LocatedCommand): string {
  return command.words.map((word) => word.text ?? '').join(' ');
}
