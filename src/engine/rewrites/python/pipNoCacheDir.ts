import { insertAfterWord } from '../edits/wordEdits.ts';
import { hasWord, PIP, subcommandOf } from '../edits/isCommand.ts';
import { bytesOfClass, layerOf } from '../edits/layerOf.ts';
import type { Rewrite } from '../rewrite.ts';

/** pip keeps every wheel that it downloads; in a layer nobody will ever read them again. */
export const pipNoCacheDir: Rewrite = {
  id: 'pip-no-cache-dir',
  find(scene) {
    return scene.commands.flatMap((command) => {
      const install = subcommandOf(command, PIP, ['install', 'wheel']);
      if (install === null || hasWord(install, '--no-cache-dir')) return [];
      if (bytesOfClass(layerOf(scene, command.run), 'cache', 'cache') === 0) return [];
      return {
        title: `Install without pip’s cache in line ${lineOf(command.start, scene.workspace.dockerfile)}`,
        why: 'pip keeps each wheel that it downloads in ~/.cache/pip, and the layer keeps that. --no-cache-dir leaves it out; what is installed is the same.',
        link: 'https://pip.pypa.io/en/stable/topics/caching/',
        risk: 'safe',
        line: lineOf(command.start, scene.workspace.dockerfile),
        endLine: command.run.range.endLine,
        edits: [insertAfterWord(install.verb, '--no-cache-dir')],
        byHand: null,
      };
    });
  },
};

/** 1-based. */
function lineOf(offset: number, source: string): number {
  return source.slice(0, offset).split('\n').length;
}
