import { DOCKERFILE } from './applyEdits.ts';
import { APT, hasWord, subcommandOf } from './isCommand.ts';
import { hasKind, layerOf } from './layerOf.ts';
import type { Rewrite } from './rewrite.ts';

/** apt installs what a package recommends as well as what it needs. */
export const aptNoRecommends: Rewrite = {
  id: 'apt-no-install-recommends',
  find(scene) {
    return scene.commands.flatMap((command) => {
      if (!hasKind(layerOf(scene, command.run), 'apt')) return [];
      const install = subcommandOf(command, APT, ['install']);
      if (install === null || hasWord(install, '--no-install-recommends')) return [];
      const at = install.verb.end;
      return {
        title: 'Leave out recommended packages',
        why: 'apt also installs what its packages recommend, which most images never use. If something turns out to be missing, name it.',
        link: 'https://manpages.debian.org/bookworm/apt/apt-get.8.en.html',
        risk: 'check',
        line: command.run.range.line,
        endLine: command.run.range.endLine,
        edits: [{ file: DOCKERFILE, start: at, end: at, text: ' --no-install-recommends' }],
        byHand: 'Start the image once: a recommended package that you rely on now has to be named.',
      };
    });
  },
};
