import { PIP, subcommandOf } from '../edits/isCommand.ts';
import { readInstallWords } from '../edits/installWords.ts';
import { layerOf } from '../edits/layerOf.ts';
import type { Proposal, Rewrite } from '../rewrite.ts';
import { isWholeStep, removeSteps } from '../edits/runChain.ts';

/** A newer pip is stored beside the pip of the base image, which stays in its layer. */
export const pipUpgradesItself: Rewrite = {
  id: 'pip-upgrades-itself',
  find(scene) {
    return scene.commands.flatMap((command): Proposal[] => {
      const install = subcommandOf(command, PIP, ['install']);
      if (install === null || layerOf(scene, command.run) === undefined) return [];
      const { requirements, files, options } = readInstallWords(install.rest);
      const isOwn = requirements.every((word) =>
        /^(pip|setuptools|wheel)([<>=!~].*)?$/.test(word.text ?? ''),
      );
      if (!isOwn || requirements.length === 0 || files.length > 0 || options.has('--editable'))
        return [];
      if (!isWholeStep(command.run, command)) return [];
      return [
        {
          title: 'Leave pip as the image has it',
          why: 'Upgrading pip stores a new copy of it; the one of the base image stays below. The official images are rebuilt with a current pip.',
          link: 'https://docs.docker.com/build/building/best-practices/#pin-base-image-versions',
          risk: 'check',
          line: command.run.range.line,
          endLine: command.run.range.endLine,
          edits: removeSteps(
            command.run,
            (step) => step.start === command.start,
            scene.workspace.dockerfile,
          ),
          byHand:
            'If a package needs a newer pip or setuptools to build, build it in an earlier stage.',
        },
      ];
    });
  },
};
