import { instructionsOf, targetStage } from '../rewrites/edits/baseOfStage.ts';
import { hasWord, PIP, subcommandOf } from '../rewrites/edits/isCommand.ts';
import { bytesOfClass, layerOf } from '../rewrites/edits/layerOf.ts';
import type { AdviceRule } from './adviceRule.ts';

/** The variable is about what Python imports, not about what pip installs. */
export const writesBytecodeAnyway: AdviceRule = {
  id: 'writes-bytecode-anyway',
  topic: 'correctness',
  link: 'https://docs.python.org/3/using/cmdline.html#envvar-PYTHONDONTWRITEBYTECODE',
  find(scene) {
    const stage = targetStage(scene);
    const setting = stage
      ? instructionsOf(stage, scene).find(
          (one) =>
            one.type === 'env' &&
            one.variables.some(({ name }) => name === 'PYTHONDONTWRITEBYTECODE'),
        )
      : undefined;
    const install = scene.commands.find((command) => {
      const found = subcommandOf(command, PIP, ['install']);
      return (
        found !== null &&
        !hasWord(found, '--no-compile') &&
        bytesOfClass(layerOf(scene, command.run), 'bytecode', 'pip') > 0
      );
    });
    if (setting === undefined || install === undefined) return [];
    const { line, endLine } = setting.range;
    return [
      {
        title: 'PYTHONDONTWRITEBYTECODE does not keep pip from compiling',
        why: 'It stops Python from storing the byte-code of what it imports. pip compiles every module that it installs all the same, unless it is given --no-compile.',
        line,
        endLine,
        edits: [],
        byHand:
          'Nothing, if a quick start matters more than bytes: compiled packages start faster, and your own modules are few.',
      },
    ];
  },
};
