import { expect, it } from 'vitest';
import { condaBase } from '../../../src/engine/rewrites/bases/condaBase.ts';
import { proposalsFor, testRewrite } from './testRewrite.ts';

const OWN = 'RUN conda env create -f environment.yml\n';

// https://www.anaconda.com/docs/getting-started/getting-started: Anaconda Distribution beside Miniconda.
testRewrite(condaBase, {
  'an environment of its own takes nothing from the base': {
    before: `FROM continuumio/anaconda3:2024.10-1\n${OWN}`,
    after: `FROM continuumio/miniconda3\n${OWN}`,
  },
  'packages of the base environment have to be named': {
    before: 'FROM docker.io/continuumio/anaconda3\nRUN pip install flask\n',
    after: 'FROM docker.io/continuumio/miniconda3\nRUN pip install flask\n',
  },
  'leaves miniconda and the images of others': {
    before: 'FROM continuumio/miniconda3\nRUN conda install -y numpy\n',
  },
});

it.each([
  ['an environment of its own', OWN, 'check'],
  ['the base environment', 'RUN pip install flask\n', 'behaviour'],
  ['the base environment, changed', 'RUN conda env update -n base -f e.yml\n', 'behaviour'],
])('the risk with %s', (_, run, risk) => {
  const before = `FROM continuumio/anaconda3\n${run}`;
  expect(proposalsFor(condaBase, { before }).map((one) => one.risk)).toEqual([risk]);
});
