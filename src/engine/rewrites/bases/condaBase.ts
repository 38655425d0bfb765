import { DOCKERFILE } from '../edits/applyEdits.ts';
import { subcommandOf } from '../edits/isCommand.ts';
import type { Proposal, Rewrite } from '../rewrite.ts';

/** Anaconda is Miniconda with some hundred packages in its base environment, few of which one program imports. */
export const condaBase: Rewrite = {
  id: 'conda-base',
  isStructural: true,
  find({ dockerfile, report, commands }): readonly Proposal[] {
    const root = dockerfile.stages.find(({ range }) => range.line === report.layers[0]?.line);
    const prefix = /^((?:docker\.io\/)?continuumio\/)anaconda3(?::[\w.-]+)?$/.exec(
      root?.from.image ?? '',
    )?.[1];
    if (root === undefined || prefix === undefined) return [];
    const { start, end, line, endLine } = root.from.imageRange;
    // What runs in an environment of its own takes nothing from the base (conda documentation, Managing environments).
    const hasOwn = commands.some((command) => {
      const create = subcommandOf(command, /^(conda|mamba)$/, ['create', 'env']);
      return create !== null && !create.rest.some(({ text }) => text === 'update');
    });
    return [
      {
        title: `Start from ${prefix}miniconda3`,
        why: hasOwn
          ? 'Anaconda’s base environment holds some hundred packages, and the environment that is made here uses none of them. Miniconda has conda and Python alone.'
          : 'Anaconda’s base environment holds some hundred packages, of which one program imports few. Miniconda has conda and Python alone, and what is used can be named.',
        link: 'https://www.anaconda.com/docs/getting-started/getting-started',
        risk: hasOwn ? 'check' : 'behaviour',
        line,
        endLine,
        edits: [{ file: DOCKERFILE, start, end, text: `${prefix}miniconda3` }],
        byHand: hasOwn
          ? 'Name in the environment what the code takes from the base environment now.'
          : 'Install by name what the code imports (conda install numpy pandas …), and pin a tag: its Python may be another one.',
      },
    ];
  },
};
