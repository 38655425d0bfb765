import { DOCKERFILE } from './applyEdits.ts';
import { hasWord, PIP, subcommandOf } from './isCommand.ts';
import { locateCommands } from './locateCommands.ts';
import type { Rewrite } from './rewrite.ts';

/** pip keeps every wheel that it downloads; in a layer nobody will ever read them again. */
export const pipNoCacheDir: Rewrite = {
  id: 'pip-no-cache-dir',
  find({ dockerfile }) {
    return locateCommands(dockerfile).flatMap((command) => {
      const install = subcommandOf(command, PIP, ['install', 'wheel']);
      if (install === null || hasWord(install, '--no-cache-dir')) return [];
      const at = install.verb.end;
      return {
        title: 'Install without pip’s cache',
        why: 'pip keeps each wheel that it downloads in ~/.cache/pip, and the layer keeps that. --no-cache-dir leaves it out; what is installed is the same.',
        link: 'https://pip.pypa.io/en/stable/topics/caching/',
        risk: 'safe',
        line: command.run.range.line,
        endLine: command.run.range.endLine,
        edits: [{ file: DOCKERFILE, start: at, end: at, text: ' --no-cache-dir' }],
        byHand: null,
      };
    });
  },
};
