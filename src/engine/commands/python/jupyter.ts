import { between } from '../../amount.ts';
import { asked, homeOf } from '../written.ts';
import type { Program } from '../program.ts';

/** jupyter: only building JupyterLab's extensions leaves something (a staging folder with node_modules and a cache of yarn). */
export const jupyter: Program = {
  names: [
    'jupyter',
    'jupyter-lab',
    'jupyter-labextension',
    'jupyter-notebook',
    'jupyter-kernelspec',
  ],
  run(call, stage) {
    const words = call.args.map(({ text }) => text).filter((text) => !text.startsWith('-'));
    const builds =
      words[0] === 'labextension' && words[1] === 'install'
        ? true
        : words[0] === 'lab' && words[1] === 'build';
    if (!builds || call.args.some(({ text }) => text === '--no-build')) return { effects: [] };
    const prefix = stage.base.pythons[0]?.prefix ?? '/usr/local';
    return {
      effects: [
        ...asked(
          {
            path: `${prefix}/share/jupyter/lab`,
            amount: between(10e6, 350e6, 1.2e9),
            origin: { kind: 'npm', name: 'jupyter lab build' },
            evidence: 'unknown',
            source: 'building JupyterLab installs node_modules in its staging folder',
          },
          {
            what: 'the build of JupyterLab',
            reason: 'Only building would tell.',
            question: `How many bytes does ${prefix}/share/jupyter/lab have afterwards?`,
          },
        ),
        ...asked(
          {
            path: `${homeOf(call, stage)}/.cache/yarn`,
            amount: between(0, 150e6, 700e6),
            fileClass: 'cache',
            origin: { kind: 'npm', name: 'yarn cache' },
            evidence: 'unknown',
            source: 'the yarn that JupyterLab runs keeps its cache',
          },
          {
            what: 'the cache of JupyterLab’s yarn',
            reason: 'Only building would tell.',
            question: 'How many bytes does ~/.cache/yarn have afterwards?',
          },
        ),
      ],
    };
  },
};
