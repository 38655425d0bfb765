import { baseOfStage } from '../rewrites/edits/baseOfStage.ts';
import { APT, subcommandOf } from '../rewrites/edits/isCommand.ts';
import { isWholeStep, removeSteps, stepsOf } from '../rewrites/edits/runChain.ts';
import type { AdvicePlace, AdviceRule } from './adviceRule.ts';

/** The official images of Debian and Ubuntu empty apt's cache by themselves. */
export const aptCleanNeedless: AdviceRule = {
  id: 'apt-clean-needless',
  topic: 'correctness',
  link: 'https://docs.docker.com/build/building/best-practices/#apt-get',
  find(scene) {
    if (/docker-clean|Keep-Downloaded-Packages/.test(scene.workspace.dockerfile)) return [];
    return scene.commands.flatMap((command): readonly AdvicePlace[] => {
      const { run, stage } = command;
      if (subcommandOf(command, APT, ['clean', 'autoclean']) === null) return [];
      const image = scene.dockerfile.stages[stage];
      const base = image === undefined ? undefined : baseOfStage(image, scene);
      if (base?.system.kind !== 'debian' || base.match === 'unknown') return [];
      if (!isWholeStep(run, command)) return [];
      const isAlone = stepsOf(run).length === 1;
      return [
        {
          title: `${command.words.map(({ text }) => text ?? '').join(' ')} has nothing to do here`,
          why: 'The images of Debian and Ubuntu delete downloaded packages after each install (/etc/apt/apt.conf.d/docker-clean). What apt leaves are its lists: rm -rf /var/lib/apt/lists/* takes those.',
          line: run.range.line,
          endLine: run.range.endLine,
          edits: isAlone
            ? []
            : removeSteps(run, (step) => step.start === command.start, scene.workspace.dockerfile),
          byHand: isAlone ? 'The whole RUN can go.' : null,
        },
      ];
    });
  },
};
