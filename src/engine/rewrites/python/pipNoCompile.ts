import { hasWord, PIP, subcommandOf } from '../edits/isCommand.ts';
import { anyLayerOf, bytesOfClass } from '../edits/layerOf.ts';
import type { Proposal, Rewrite } from '../rewrite.ts';
import { insertAfterWord } from '../edits/wordEdits.ts';

/** pip compiles every module that it installs; uv does not. */
export const pipNoCompile: Rewrite = {
  id: 'pip-no-compile',
  find(scene) {
    return scene.commands.flatMap((command): Proposal[] => {
      const install = subcommandOf(command, PIP, ['install']);
      if (install === null || hasWord(install, '--no-compile', '--compile')) return [];
      const layer = anyLayerOf(scene, command.run);
      if (bytesOfClass(layer, 'bytecode', 'pip') === 0) return [];
      return [
        {
          title: 'Install without compiling to byte-code',
          why: 'pip writes a .pyc beside every module that it installs, about as large as the module. --no-compile leaves them out, as uv does by default; Python compiles what it imports when it starts.',
          link: 'https://pip.pypa.io/en/stable/cli/pip_install/#cmdoption-no-compile',
          risk: 'check',
          line: command.run.range.line,
          endLine: command.run.range.endLine,
          edits: [insertAfterWord(install.verb, '--no-compile')],
          byHand:
            'The first import of each module takes longer: measure the start of the container.',
        },
      ];
    });
  },
};
