import { aptInstalls, packageName, withoutAptPackages } from '../rewrites/edits/aptPackages.ts';
import { baseOfStage } from '../rewrites/edits/baseOfStage.ts';
import type { AdvicePlace, AdviceRule } from './adviceRule.ts';

/** What build-essential stands for (packages.debian.org/build-essential, Depends; dpkg-dev aside, which builds Debian packages). */
const BUILD_ESSENTIAL = ['gcc', 'g++', 'make', 'libc6-dev'];

/** The full images of python, node, ruby and the like are made from buildpack-deps, with compilers, git, curl and many headers. */
export const installedAlready: AdviceRule = {
  id: 'installed-already',
  topic: 'build-speed',
  link: 'https://hub.docker.com/_/buildpack-deps',
  find(scene) {
    const installs = aptInstalls(scene);
    const runs = [...new Set(installs.map(({ command }) => command.run))];
    return runs.flatMap((run): AdvicePlace[] => {
      const inRun = installs.filter(({ command }) => command.run === run);
      const stage = scene.dockerfile.stages[inRun[0]?.command.stage ?? -1];
      const base = stage === undefined ? undefined : baseOfStage(stage, scene);
      if (base === undefined || base.match === 'unknown') return [];
      const there = new Set(base.debianPackages);
      const isThere = (name: string): boolean =>
        there.has(name) ||
        (name === 'build-essential' && BUILD_ESSENTIAL.every((one) => there.has(one)));
      // A version that is asked for may be another one than the image has.
      const packages = inRun
        .flatMap((install) => install.packages)
        .filter(({ text }) => text?.includes('=') !== true);
      const names = [...new Set(packages.map(packageName))].filter(isThere).sort();
      if (names.length === 0) return [];
      const pinned = new Set(names);
      const ofRun = { ...scene, commands: scene.commands.filter((one) => one.run === run) };
      return [
        {
          title: `${base.reference} has ${names.join(', ')} already`,
          why: 'Installing what the base image has adds nothing and costs the time of apt-get update. Only the names that it lacks need a line here.',
          line: run.range.line,
          endLine: run.range.endLine,
          edits: withoutAptPackages((name) => pinned.has(name), ofRun),
          byHand: 'Keep the list where you mean to move to the slim image, which lacks them.',
        },
      ];
    });
  },
};
