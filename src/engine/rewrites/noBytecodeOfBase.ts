import { DOCKERFILE } from './applyEdits.ts';
import { locateCommands } from './locateCommands.ts';
import type { Rewrite } from './rewrite.ts';

/** The first Python of a build writes byte-code of the standard library and of pip, which the official images leave out. */
export const noBytecodeOfBase: Rewrite = {
  id: 'python-dont-write-bytecode',
  find({ dockerfile, report }) {
    const written = report.layers.find((layer) =>
      layer.contributions.some((item) => item.kind === 'python'),
    );
    if (written === undefined) return [];
    const first = locateCommands(dockerfile).find(
      (command) => command.run.range.line === written.line,
    );
    if (first === undefined) return [];
    const at = first.run.range.start;
    return [
      {
        title: 'Do not store byte-code of Python’s own library',
        why: 'The first pip of a build writes .pyc files for the standard library and for pip itself into its layer. PYTHONDONTWRITEBYTECODE stops those; pip still compiles what it installs.',
        link: 'https://docs.python.org/3/using/cmdline.html#envvar-PYTHONDONTWRITEBYTECODE',
        risk: 'safe',
        line: written.line,
        endLine: written.endLine,
        edits: [{ file: DOCKERFILE, start: at, end: at, text: 'ENV PYTHONDONTWRITEBYTECODE=1\n' }],
        byHand: null,
      },
    ];
  },
};
