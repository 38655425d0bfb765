import { insertLineAfter, keywordLike } from '../edits/instructionEdits.ts';
import { hasKind } from '../edits/layerOf.ts';
import type { Rewrite } from '../rewrite.ts';

/** The first Python of a build writes byte-code of the standard library and of pip, which the official images leave out. */
export const noBytecodeOfBase: Rewrite = {
  id: 'python-dont-write-bytecode',
  find({ dockerfile, report, workspace }) {
    const written = report.layers.find((layer) => hasKind(layer, 'python'));
    const stage = dockerfile.stages.find((one) => one.index === written?.stage);
    if (written === undefined || stage === undefined) return [];
    const line = `${keywordLike(stage.from, 'ENV')} PYTHONDONTWRITEBYTECODE=1`;
    return [
      {
        title: 'Do not store byte-code of Python’s own library',
        why: 'The first pip of a build writes .pyc files for the standard library and for pip itself into its layer. PYTHONDONTWRITEBYTECODE stops those; pip still compiles what it installs.',
        link: 'https://docs.python.org/3/using/cmdline.html#envvar-PYTHONDONTWRITEBYTECODE',
        risk: 'safe',
        line: written.line,
        endLine: written.endLine,
        edits: [insertLineAfter(stage.from, line, workspace.dockerfile)],
        byHand: null,
      },
    ];
  },
};
